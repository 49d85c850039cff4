"""Who meets what at the post-its: rounds, wall, sorting, texts, and what a phone opens."""

from tests.site.answers import anybody, form, inside, members, read, write, writers

#: Those who read the ideas once they are revealed, and who types them before.
READERS = inside(200, others=200, observer=403)
TYPISTS = inside(200, facilitator=True)
TYPISTS_ACT = inside(302, facilitator=True)

WELLBEING = {
    "wellbeing:round_list": read(members(200)),
    "wellbeing:round_add": form(writers(200)),
    "wellbeing:round_detail": read(members(200)),
    "wellbeing:round_detail@secret": read(members(200)),
    "wellbeing:round_edit": form(writers(200)),
    "wellbeing:round_edit@answered": form(writers(200)),
    "wellbeing:round_archive": write(writers(302)),
    "wellbeing:round_bring_back": write(writers(302)),
    "wellbeing:round_moment": write(writers(302)),
    "wellbeing:round_reveal": form(writers(200)),
    "wellbeing:round_settle": form(writers(200)),
    "wellbeing:typing": form(writers(200)),
    "wellbeing:typing_undo": write(writers(302)),
    # What is typed or sent is first shown, and nothing written.
    "wellbeing:typing_list": form(writers(200), writers(200)),
    "wellbeing:screen": form(writers(200)),
    "wellbeing:slips": read(writers(200)),
    "wellbeing:slips_pdf": read(writers(200)),
    "wellbeing:round_sheet": read(writers(200)),
    "wellbeing:round_sheet_pdf": read(writers(200)),
    "wellbeing:idea_list": read(READERS),
    "wellbeing:idea_list@secret": read(TYPISTS),
    "wellbeing:idea_say_again": form(TYPISTS),
    "wellbeing:idea_split": form(TYPISTS),
    "wellbeing:idea_withdraw": write(TYPISTS_ACT),
    "wellbeing:idea_put_back": write(TYPISTS_ACT),
    "wellbeing:idea_hide": write(TYPISTS_ACT),
    "wellbeing:idea_show": write(TYPISTS_ACT),
    "wellbeing:wall": read(members(200)),
    "wellbeing:wall@secret": read(members(200)),
    "wellbeing:wall_ideas": read(members(200)),
    "wellbeing:wall_hear": write(writers(302)),
    "wellbeing:wall_lap": write(writers(302)),
    "wellbeing:wall_time": write(writers(302)),
    "wellbeing:phones_let_in": write(writers(302)),
    "wellbeing:phones_keep_out": write(writers(302)),
    "wellbeing:sorting": read(READERS),
    "wellbeing:component": read(READERS),
    "wellbeing:idea_sort": form(writers(200)),
    "wellbeing:pair_list": read(READERS),
    "wellbeing:idea_pair": form(writers(200)),
    "wellbeing:idea_lay": form(writers(200)),
    "wellbeing:theme_list": read(writers(200)),
    "wellbeing:theme_add": form(writers(200)),
    "wellbeing:theme_edit": form(writers(200)),
    "wellbeing:theme_take_out": write(writers(302)),
    "wellbeing:theme_bring_back": write(writers(302)),
    "wellbeing:texts": read(READERS),
    "wellbeing:text": read(READERS),
    "wellbeing:text_edit": form(writers(200)),
    "wellbeing:text_settle": write(writers(302)),
    "wellbeing:idea_leave_out": write(writers(302)),
    "wellbeing:annex_shows": form(writers(200)),
    "wellbeing:texts_html": read(READERS),
    "wellbeing:texts_pdf": read(READERS),
    "wellbeing:poster_html": read(READERS),
    "wellbeing:poster_pdf": read(READERS),
    "wellbeing:round_poster": read(READERS),
    "wellbeing:round_poster_pdf": read(READERS),
    "wellbeing:round_files": read(READERS),
    "wellbeing:round_csv": read(READERS),
    "wellbeing:round_csv@secret": read(TYPISTS),
    "wellbeing:round_xlsx": read(READERS),
    "wellbeing:import": form(writers(200), writers(200)),
    "wellbeing:import_fill": {"GET": writers(302), "POST": writers(302)},
    "idea_thread": read(READERS),
    "ideas_cited": read(READERS),
    "contracts:commitment_ideas": form(
        inside(200, coordinator=True, facilitator=True, participant=True)
    ),
    # A phone has no account: whoever knows the code writes.
    "phone_code": form(anybody(200)),
    "phone_over": read(anybody(200)),
    # Whoever has opened the page writes; a phone without its key is asked to.
    "phone_write": {"GET": anybody(200), "POST": anybody(200) | {"coordinator": 302}},
    "phone_take_back": write(anybody(404)),
}


def row(name):
    return lambda place: {"slug": place.programme.slug, "pk": place.rows[name].pk}


def idea_of(name):
    def arguments(place):
        idea = place.rows[name]
        return {
            "slug": place.programme.slug,
            "pk": idea.round_id,
            "idea_pk": idea.pk,
        }

    return arguments


def dimension(place):
    return {"slug": place.programme.slug, "dimension_pk": place.rows["dimension"].pk}


def component(place):
    return row("round")(place) | {"component_pk": place.rows["component"].pk}


def code(place):
    return {"code": place.rows["round.secret"].code}


OF_A_ROUND = (
    "round_detail", "round_archive", "round_moment", "round_settle",
    "typing", "typing_undo", "typing_list", "screen", "slips", "slips_pdf",
    "round_sheet", "round_sheet_pdf", "idea_list", "wall", "wall_ideas", "wall_hear",
    "wall_lap", "wall_time", "phones_keep_out", "sorting", "pair_list", "round_files",
    "round_csv", "round_xlsx", "import", "import_fill", "round_poster",
    "round_poster_pdf",
)  # fmt: skip
ARGUMENTS = {
    **{f"wellbeing:{name}": row("round") for name in OF_A_ROUND},
    "wellbeing:round_detail@secret": row("round.secret"),
    "wellbeing:round_edit": row("round.asked"),
    "wellbeing:round_edit@answered": row("round"),
    "wellbeing:idea_list@secret": row("round.secret"),
    "wellbeing:wall@secret": row("round.secret"),
    "wellbeing:round_csv@secret": row("round.secret"),
    "wellbeing:round_bring_back": row("round.out"),
    "wellbeing:round_reveal": row("round.secret"),
    "wellbeing:phones_let_in": row("round.secret"),
    "wellbeing:idea_say_again": row("idea"),
    "wellbeing:idea_split": row("idea"),
    "wellbeing:idea_withdraw": row("idea"),
    "wellbeing:idea_put_back": row("idea.withdrawn"),
    "wellbeing:idea_hide": row("idea"),
    "wellbeing:idea_show": row("idea.hidden"),
    "wellbeing:idea_leave_out": row("idea"),
    "wellbeing:component": component,
    "wellbeing:idea_sort": idea_of("idea"),
    "wellbeing:idea_pair": idea_of("idea.dark"),
    "wellbeing:idea_lay": idea_of("idea"),
    "wellbeing:theme_edit": row("theme"),
    "wellbeing:theme_take_out": row("theme"),
    "wellbeing:theme_bring_back": row("theme.out"),
    "wellbeing:text": dimension,
    "wellbeing:text_edit": dimension,
    "wellbeing:text_settle": dimension,
    "idea_thread": row("idea"),
    "contracts:commitment_ideas": row("participant_first"),
    "phone_write": code,
    "phone_take_back": code,
}

TYPED = {
    "wellbeing:round_add": lambda world: {
        "question": "De quoi avons-nous besoin ?",
        "held_on": "2026-02-05",
    },
    "wellbeing:round_moment": lambda world: {"moment": "turn"},
    "wellbeing:round_settle": lambda world: {"settled_on": "2026-02-12"},
    "wellbeing:typing": lambda world: {"text": "Une idée de plus"},
    "wellbeing:typing_list": lambda world: {"lines": "Une idée\nUne autre"},
    "wellbeing:screen": lambda world: {"text": "Une idée encore"},
    "wellbeing:typing_undo": lambda world: {"idea": world.mine.rows["idea"].pk},
    "wellbeing:idea_say_again": lambda world: {"text": "Mieux dit"},
    "wellbeing:wall_hear": lambda world: {"heard": world.mine.rows["idea"].pk},
    "wellbeing:idea_sort": lambda world: {"component": world.mine.rows["component"].pk},
    "wellbeing:idea_leave_out": lambda world: {"left_out": "yes"},
    "contracts:commitment_ideas": lambda world: {
        "idea": world.mine.rows["idea"].pk,
        "shown": world.mine.rows["idea"].pk,
    },
    "wellbeing:wall_time": lambda world: {"minutes": "5"},
    "wellbeing:text_settle": lambda world: {"day": "2026-02-12", "version": "1"},
    "wellbeing:theme_add": lambda world: {"label": "Les animaux du quartier"},
    "phone_code": lambda world: {"code": world.mine.rows["round.secret"].code},
    "phone_write": lambda world: {"text": "Une idée d’un téléphone"},
}

#: Accepted without a row: a code that opens, what is shown before it is brought in, the
#: idea that this browser has not typed.
CHANGES_NOTHING = {
    "phone_code",
    "phone_write",
    "wellbeing:typing_list",
    "wellbeing:typing_undo",
    "wellbeing:import",
    "wellbeing:import_fill",
}
#: The dimensions of a list are everybody's; an idea of mine is sent to their wall.
WITHOUT_A_ROW = {
    "wellbeing:text",
    "wellbeing:text_edit",
    "wellbeing:text_settle",
    "wellbeing:wall_hear",
}
#: Of a question that ideas answer, no word can be changed.
HAS_NO_WORDS = ("wellbeing:round_edit@answered",)
