"""The web server: gunicorn, with everything slow done once before it forks."""

from importlib import import_module

from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.db import connections
from gunicorn.app.base import BaseApplication

from programmes.printing import warm_up


class Server(BaseApplication):
    """Serve the site on an address; `ready` is called when it answers.

    A worker has some threads, since browsers open connections in advance and leave them
    idle; prints are drawn one at a time in each worker.
    """

    def __init__(self, address, ready):
        self.address = address
        self.ready = ready
        super().__init__()

    def load_config(self):
        for name, value in {
            "bind": self.address,
            "worker_class": "gthread",
            "threads": 8,
            "workers": 2,
            "preload_app": True,
            "when_ready": lambda server: self.ready(),
            # A print of the largest contract takes some ten seconds.
            "timeout": 120,
            "graceful_timeout": 10,
            # A worker that has grown is replaced.
            "max_requests": 2000,
            "max_requests_jitter": 200,
            "loglevel": "warning",
            "control_socket_disable": True,
            "forwarded_allow_ips": "*" if settings.CSM_PROXIES else "127.0.0.1,::1",
        }.items():
            self.cfg.set(name, value)

    def load(self):
        application = get_wsgi_application()
        warm_up()
        import_module("icalendar")  # what ``csm.calendar.ics`` waits for
        # A connection is not shared between processes.
        connections.close_all()
        return application
