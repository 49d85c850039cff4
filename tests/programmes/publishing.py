"""The page for the public, as its tests visit it and write it."""

from django.urls import reverse

from programmes.models import Programme

WORDS = "Nous nous retrouvons le jeudi.\nLa porte est ouverte."


def url(programme, act="edit"):
    return reverse(f"programme_public_{act}", args=[programme.slug])


def page(programme):
    return reverse("public_programme", args=[programme.slug])


def words_of(programme):
    return Programme.objects.get(pk=programme.pk).public_text


def write(client, programme, text, **values):
    """Send the form with these words, over the version that stands."""
    version = Programme.objects.get(pk=programme.pk).version
    sent = {"public_text": text, "version": version} | values
    return client.post(url(programme), sent)
