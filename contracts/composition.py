"""Composing: from the rows of a contract to the paper that people read."""

from dataclasses import replace

from contracts import canonical
from contracts.annexes import annexes_of
from contracts.marks import Values
from contracts.models import Article, Commitment, Section
from contracts.paper import (
    ArticleOnPaper,
    BlockOnPaper,
    Cell,
    Item,
    LogoOnPaper,
    Paper,
)
from phases.plan import plan_of
from phases.planned import as_planned
from programmes.models import Kind
from programmes.spoken import spoken_date
from programmes.vocabulary import capitalised


def paper_of(contract, *, values=None, with_logos=False):
    """Return the contract as it is read today, marks filled and numbers given.

    ``values`` are what ``values_of`` returned, for who has asked already;
    ``with_logos`` also reads the images, which only the prints need. Costs the
    same number of queries however long the text.
    """
    programme = contract.programme
    values = values or values_of(programme)
    partners = list(values.partners.values())
    sections = {section.kind: section for section in contract.sections.kept()}

    def paragraphs(kind):
        section = sections.get(kind)
        return values.paragraphs(section.text, section.clause) if section else ()

    def line(kind):
        return sections[kind].text.strip() if kind in sections else ""

    articles = _articles(contract, values)
    signed_on = programme.dates_as_signed.signed_on
    paper = Paper(
        reference=contract.reference,
        version=contract.text_version,
        fingerprint="",
        language=contract.language,
        territory=programme.territory.name,
        edition=programme.edition,
        title=line(Section.Kind.TITLE),
        frame=paragraphs(Section.Kind.FRAME),
        families=paragraphs(Section.Kind.FAMILIES),
        place=contract.place,
        cover_date=spoken_date(signed_on) if signed_on else "",
        preamble=values.with_the_path(paragraphs(Section.Kind.PREAMBLE)),
        part_one=line(Section.Kind.PART_ONE),
        common=articles[Article.Part.COMMON],
        part_two=line(Section.Kind.PART_TWO),
        own=articles[Article.Part.OWN],
        closing=paragraphs(Section.Kind.CLOSING),
        cells=_cells(programme, partners),
        annexes=annexes_of(programme, sections, paragraphs),
        participant_word=programme.vocabulary.singular,
        initials=contract.initials,
        is_draft=contract.is_draft,
        path=values.plan,
        logos=_logos(programme) if with_logos else (),
    )
    content = canonical.content(paper, partners, programme)
    digest = canonical.digest(content)
    return replace(paper, digest=digest, fingerprint=canonical.fingerprint(digest))


def values_of(programme):
    """Return what the insertion marks of the programme's contract stand for."""
    planned = as_planned(plan_of(programme))
    return Values(programme, named_partners(programme), planned)


def named_partners(programme):
    """Return the partners whose names may stand in the text: never a participant."""
    return (
        programme.partners.current()
        .exclude(role_group__kind=Kind.PARTICIPANT)
        .select_related("role_group", "organisation")
        .prefetch_related("representatives")
        .in_order()
    )


def _articles(contract, values):
    """Return the articles of each part, numbered through both, with their blocks."""
    blocks = _blocks(contract, values)
    parts = {Article.Part.COMMON: (), Article.Part.OWN: ()}
    rows = contract.articles.kept().order_by("part", "position", "pk")
    for number, article in enumerate(rows, start=1):
        parts[article.part] += (
            ArticleOnPaper(
                article.pk,
                number,
                article.heading,
                values.paragraphs(article.text, article.clause),
                tuple(blocks.get(article.pk, ())),
            ),
        )
    return parts


def _blocks(contract, values):
    """Return the blocks on paper of each article, by the article's key."""
    vocabulary = contract.programme.vocabulary
    items = {}
    rows = Commitment.objects.kept().filter(block__contract=contract)
    for commitment in rows.order_by("position", "pk"):
        kept = items.setdefault(commitment.block_id, [])
        spans = values.fill(commitment.text, commitment.clause)
        kept.append(Item(commitment.pk, len(kept) + 1, spans, commitment.clause))
    found = {}
    blocks = contract.blocks.kept().select_related("role_group")
    for block in blocks.order_by("position", "pk"):
        group = block.role_group
        lead_in = block.lead_in or group.lead_in_for(vocabulary)
        found.setdefault(block.article_id, []).append(
            BlockOnPaper(
                block.pk,
                group.kind,
                group.voice,
                group.title_in(vocabulary),
                values.fill(lead_in),
                tuple(items.get(block.pk, ())),
                values.fill(block.open_sentence or group.open_sentence),
            )
        )
    return found


def _cells(programme, partners):
    """Return the signature grid: the unnamed participant, then the others in order.

    An organisation signs by each of its representatives.
    """
    cells = [Cell("P", capitalised(programme.vocabulary.the), "", is_participant=True)]
    for partner in partners:
        if partner.has_cell:
            cells += cells_of(partner)
    return tuple(cells)


def cells_of(partner):
    token = partner.token
    stamp = partner.organisation_id is not None
    people = sorted(partner.representatives.all(), key=lambda one: one.position)
    if not people:
        # A person signs under a capacity; a body without a name signs under its own.
        if stamp:
            return [Cell(token, partner.name, "", stamp=True)]
        title = partner.capacity or partner.role_group.label
        return [Cell(token, capitalised(title), partner.name)]
    return [
        Cell(
            token if number == 1 else f"{token}.{number}",
            partner.name,
            person.name,
            (person.capacity,) if person.capacity else (),
            stamp=stamp and number == 1,
        )
        for number, person in enumerate(people, start=1)
    ]


def _logos(programme):
    return tuple(
        LogoOnPaper(f"csm:logo/{number}", bytes(logo.image), logo.mime, logo.alt)
        for number, logo in enumerate(programme.logos.order_by("position", "pk"), 1)
    )
