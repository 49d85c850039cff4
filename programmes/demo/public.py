"""The demo's pages for the public: what both programmes let anybody read."""

from programmes.publishing import digest_of, publish

RIVEMONT = (
    "À Rivemont, des habitantes et des habitants, la ville et des associations ont signé"
    " un Contrat Social Multipartite. Chacun y a écrit ce à quoi il s’engage.\n"
    "\n"
    "Le groupe se retrouve le jeudi, à la Maison du Pont. Il prépare des ateliers, un"
    " jardin et un repas de quartier."
)
VAL_FLEURI = (
    "À Val-Fleuri, un groupe prépare son contrat avec les structures qui le soutiennent."
    " Il sera signé au printemps, devant qui voudra venir."
)


def publish_page(programme, text, by):
    """Publish ``text`` in the name of ``by``, as a coordinator does."""
    programme.public_text = text
    programme.save(update_fields=["public_text"])
    publish(programme, by, digest_of(text))
