"""One thing confided to a facilitator, what she may say of it to the town, one reading."""

import datetime as dt

from programmes.access import access_to
from programmes.models import Organisation
from programmes.sealing import seal
from workshops.confiding import open_words, permit
from workshops.models import Confidence, SharingPermission

DAY = dt.date(2026, 3, 12)
AT = dt.datetime(2026, 3, 12, 16, 30, tzinfo=dt.UTC)
TEXT = (
    "Après la visite, elle reste un moment. Elle héberge son frère depuis un mois et ne"
    " sait pas si son bail le permet. Elle voudrait un logement plus grand, mais craint"
    " que cela se sache dans l’immeuble."
)
WORDS = "Elle cherche un logement avec une chambre de plus, et aimerait de l’aide."
PURPOSE = "Pour que la ville lui dise où déposer sa demande."


def confide_in_rivemont(programme, users):
    """Seal what was confided, permit the town to be told, and let it read once."""
    session = programme.sessions.filter(day=DAY).first()
    confidence = Confidence.objects.create(
        programme=programme,
        session=session,
        author=users["animation"],
        sealed=seal(TEXT),
        noted_on=DAY,
    )
    permission = SharingPermission(
        programme=programme,
        confidence=confidence,
        given_by=programme.partners.get(name="Solène Darbeyre"),
        given_on=DAY,
    )
    town = Organisation.objects.get(name="Ville de Rivemont")
    permit(
        permission,
        words=WORDS,
        purpose=PURPOSE,
        recipients=programme.partners.filter(organisation=town),
        by=users["animation"],
    )
    SharingPermission.objects.filter(pk=permission.pk).update(recorded_at=AT)
    open_words(permission.pk, access_to(programme.slug, users["partenaire"]))
