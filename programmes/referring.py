"""What refers to a row, and so keeps it from being removed."""

from django.db.models import Model


def referring_to(row: Model, *, parts: tuple = ()) -> list:
    """Return the names, in the plural, of what points to ``row``.

    ``parts`` are the models that are only parts of it, and go with it. The
    floors above are found by their foreign keys: the kernel does not know them.
    """
    names = []
    for relation in row._meta.get_fields(include_hidden=True):
        points_here = relation.auto_created and not relation.concrete
        if not points_here or relation.many_to_many or relation.related_model in parts:
            continue
        rows = relation.related_model._base_manager
        if rows.filter(**{relation.field.name: row}).exists():
            names.append(relation.related_model._meta.verbose_name_plural)
    return names
