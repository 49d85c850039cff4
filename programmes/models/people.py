from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.auth.models import PermissionsMixin
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower, Now
from django.utils.translation import gettext_lazy as _

from programmes.cards import as_card_code


class Role(models.TextChoices):
    """What somebody may do in one programme; several add up."""

    COORDINATOR = "coordinator", _("coordinator")
    FACILITATOR = "facilitator", _("facilitator")
    PARTNER = "partner", _("partner")
    PARTICIPANT = "participant", _("participant")
    OBSERVER = "observer", _("observer")

    def word_in(self, vocabulary):
        """The role as a programme says it: the participants have their own word."""
        return vocabulary.singular if self == Role.PARTICIPANT else self.label


class UserManager(BaseUserManager):
    def get_by_natural_key(self, username):
        """Find an account by its e-mail or by the code of its card."""
        name = (username or "").strip()
        if "@" in name:
            return self.get(email=name.lower())
        return self.get(card_code=as_card_code(name) or "-")

    def create_user(self, email=None, password=None, **values):
        """Make an account; without a password, none can be used to log in."""
        user = self.model(email=(email or "").strip().lower() or None, **values)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def create_superuser(self, email, password=None, **values):
        return self.create_user(
            email, password, **{"is_staff": True, "is_superuser": True} | values
        )


class User(AbstractBaseUser, PermissionsMixin):
    """Somebody who can log in: by e-mail, or by a printed card and its code.

    Rights never live here: they are memberships, one programme at a time.
    """

    name = models.CharField(
        _("name"), max_length=120, help_text=_("A first name or a chosen name will do.")
    )
    email = models.EmailField(
        _("e-mail address"),
        null=True,
        blank=True,
        unique=True,
        error_messages={"unique": _("An account already uses this address.")},
    )
    card_code = models.CharField(
        _("card code"), max_length=16, null=True, blank=True, unique=True
    )
    may_open_programmes = models.BooleanField(
        _("may open a programme"),
        default=False,
        help_text=_("Opens programmes and becomes their coordinator."),
    )
    is_active = models.BooleanField(_("active"), default=True)
    is_staff = models.BooleanField(
        _("enters the administration"),
        default=False,
        help_text=_("Accounts, settings and reference lists; no programme's content."),
    )
    created_at = models.DateTimeField(_("created"), db_default=Now(), editable=False)

    objects = UserManager()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS = ("name",)

    class Meta:
        verbose_name = _("account")
        verbose_name_plural = _("accounts")
        constraints = [
            models.CheckConstraint(
                name="user_has_an_email_or_a_card",
                condition=Q(email__isnull=False) | Q(card_code__isnull=False),
                violation_error_message=_("Give an e-mail address or a card code."),
            ),
            models.CheckConstraint(
                name="user_email_is_lower_case",
                condition=Q(email__isnull=True) | Q(email=Lower("email")),
            ),
        ]

    def __str__(self):
        return self.name

    def clean(self):
        # Django's own would write what is typed to log in, a card's code, as e-mail.
        self.email = (self.email or "").strip().lower() or None
        if self.card_code:
            code = as_card_code(self.card_code)
            if code is None:
                raise ValidationError(
                    {"card_code": _("A card code has ten letters or digits.")}
                )
            self.card_code = code
        else:
            self.card_code = None

    def get_username(self):
        """The e-mail or the card: what is typed to log in."""
        return self.email or self.card_code or ""
