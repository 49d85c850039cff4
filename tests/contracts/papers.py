"""An invented contract, ready to be printed: no database is needed."""

from dataclasses import replace

from contracts.paper import (
    AnnexOnPaper,
    ArticleOnPaper,
    BlockOnPaper,
    Cell,
    Item,
    Paper,
    Span,
)

PARTICIPANTS = [
    "Aller vers les autres et leur dire bonjour.",
    "Parler de ce que je sais faire, sans me comparer.",
    "Revenir, même après une mauvaise semaine.",
    "Dire quand je ne suis pas d’accord, calmement.",
    "Participer, [dans la mesure de mes disponibilités], aux sorties que le groupe aura choisies.",
    "[Essayer] de refaire chez moi ce que nous avons appris ensemble.",
]
AUTHORITY = [
    "Prêter une salle claire et chauffée, le mardi et le jeudi.",
    "Répondre par écrit à chaque proposition, en moins d’un mois.",
    "Envoyer aux rencontres une personne qui peut décider.",
    "Payer les actions retenues, [dans la limite du budget alloué à l’action].",
    "Expliquer les aides qui existent : logement, transports, santé.",
    "Présenter le groupe aux services de la ville.",
    "Continuer à prêter la salle après le contrat, [s’il le souhaite].",
]
FACILITATORS = [
    "Ouvrir chaque séance à l’heure dite.",
    "Laisser à chacun le temps de trouver ses mots, aussi longtemps qu’il le faut et sans finir ses phrases.",
    "Garder pour nous ce qui nous est confié, [sauf permission d’en parler dans le cadre du CSM].",
    "Écrire ce qui a été décidé, et le relire à tous.",
    "Préparer les ateliers avec celles et ceux qui le veulent.",
    "Ne rien promettre à la place d’un autre.",
    "Prévenir quand une séance est déplacée.",
    "Inviter les absents à revenir, sans demander de raison.",
    "Faire tourner la parole.",
    "Transmettre les informations pratiques aux autres partenaires.",
    "Veiller à la vie du groupe.",
]


def words(text):
    """Return a paragraph; what stands in square brackets is a safety clause."""
    pieces = text.replace("]", "[").split("[")
    kinds = (Span.TEXT, Span.CLAUSE)
    return tuple(Span(piece, kinds[i % 2]) for i, piece in enumerate(pieces) if piece)


def block(pk, kind, voice, label, lead_in, texts, open_sentence=""):
    items = tuple(Item(n, n, words(text)) for n, text in enumerate(texts, 1))
    sentence = words(open_sentence)
    return BlockOnPaper(pk, kind, voice, label, words(lead_in), items, sentence)


def sample_blocks():
    """Blocks of 6, 7 and 11 commitments, and one that is still open."""
    return (
        block(
            1,
            "participant",
            "je",
            "Partenaires bénéficiaires",
            "En tant que partenaire bénéficiaire, je m’engage à :",
            PARTICIPANTS,
        ),
        block(
            2,
            "authority",
            "nous",
            "Collectivité",
            "En tant que collectivité, nous nous engageons à :",
            AUTHORITY,
        ),
        block(
            3,
            "facilitator",
            "nous",
            "Animateurs",
            "En tant qu’animateurs du CSM, nous nous engageons à :",
            FACILITATORS,
        ),
        block(
            4,
            "future",
            "s_engageront",
            "Partenaires à venir",
            "Les partenaires qui nous rejoindront s’engageront à respecter ce contrat.",
            [],
            "À définir avec les partenaires que nous solliciterons.",
        ),
    )


def sample_articles():
    return (
        ArticleOnPaper(
            1,
            1,
            "Durée",
            (
                (
                    Span("Ce contrat dure "),
                    Span("6 mois", Span.SLOT),
                    Span(" à compter de la signature, le "),
                    Span("jeudi 22 janvier 2026", Span.SLOT),
                    Span("."),
                ),
            ),
        ),
        ArticleOnPaper(
            2,
            2,
            "Coopérer et évaluer",
            (
                words("Toutes les personnes qui signent s’entraident."),
                words(
                    "Nous évaluons le parcours ensemble, deux fois : pour mieux faire, et pour garder la mémoire de ce qui a compté."
                ),
            ),
        ),
        ArticleOnPaper(
            3,
            3,
            "Transmettre",
            (
                words(
                    "Une fois leurs buts atteints, les partenaires bénéficiaires racontent à un autre groupe ce qu’ils ont appris, [dans la mesure de leur disponibilité]."
                ),
            ),
        ),
    )


def sample_own():
    opening = words(
        "Je prends ma part de ce parcours : mes engagements complètent ceux des autres."
    )
    return (ArticleOnPaper(4, 4, "Nos engagements", (opening,), sample_blocks()),)


def sample_cells():
    """The participant, the town with its stamp, two facilitators."""
    return (
        Cell("P", "Le ou la partenaire bénéficiaire", "", is_participant=True),
        Cell("P2", "Ville de Rivemont", "Hélène Vautrelle", ("maire",), stamp=True),
        Cell("P3", "Animatrice du CSM", "Nadège Ormevaux", ("Centre des Tilleuls",)),
        Cell("P4", "Animateur du CSM", "Tibor Lescanne"),
    )


def sample_annexes():
    return (
        AnnexOnPaper(
            1,
            "notre définition du bien-être",
            (
                words(
                    "Vivre bien, c’est manger, se soigner et se chauffer sans choisir."
                ),
                words("Un endroit calme, avec un banc pour se parler."),
            ),
        ),
        AnnexOnPaper(
            2,
            "les actions proposées",
            (
                words("Un atelier cuisine chaque mois, avec les produits du marché."),
                words("Une visite du musée des Bateliers."),
            ),
        ),
    )


def sample_paper(**overrides):
    """Return the contract of Rivemont; any field may be given anew."""
    paper = Paper(
        reference="RIV-2025-01",
        version=3,
        fingerprint="7F3A 91C2 0B6E",
        language="fr",
        territory="Rivemont",
        edition="2025-2026",
        title="Contrat Social Multipartite",
        frame=(words("Rivemont, ville de coresponsabilité"),),
        families=(
            words("Les partenaires bénéficiaires"),
            words("La Ville de Rivemont et le comité de pilotage"),
            words("Des partenaires institutionnels et associatifs"),
        ),
        place="Rivemont",
        cover_date="jeudi 22 janvier 2026",
        preamble=(
            words(
                "Ce contrat rassemble des habitants, leur ville et des associations. Chacun y apporte ce qu’il peut."
            ),
            words("C’est un engagement [symbolique et moral] de toutes et de tous."),
            words(
                "Le bien-être a le sens que les partenaires bénéficiaires lui donnent : leurs mots sont dans l’annexe 1."
            ),
        ),
        part_one="Partie 1 : les articles communs",
        common=sample_articles(),
        part_two="Partie 2 : les articles propres",
        own=sample_own(),
        closing=(
            words(
                "Des actions ont déjà été proposées : elles sont dans l’annexe 2. Après la signature des contrats, nous les classerons et nous les daterons ensemble."
            ),
        ),
        cells=sample_cells(),
        annexes=sample_annexes(),
        participant_word="partenaire bénéficiaire",
        digest="7f3a91c20b6e" + "0" * 52,
    )
    return replace(paper, **overrides)
