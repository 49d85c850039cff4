"""The constraints of an app's tables, and how a refusal names them."""

from django.apps import apps


def constraints_of(*names):
    """Return the model and the constraint, by name, of all tables of these apps."""
    return {
        constraint.name: (model, constraint)
        for name in names
        for model in apps.get_app_config(name).get_models()
        for constraint in model._meta.constraints
    }


def names_of(model, constraint):
    """Return what an error may name: SQLite says the columns of a plain unique."""
    columns = [
        f"{model._meta.db_table}.{model._meta.get_field(field).column}"
        for field in getattr(constraint, "fields", ())
    ]
    return [constraint.name, ", ".join(columns) or constraint.name]
