"""What the web server may say: no access log, and no address in the lines about its own troubles."""

from typing import Any

from gunicorn.glogging import Logger

from netralitas.lib.quietlog import NoAddress


class WebServerLog(Logger):
    """Gunicorn's logger (``--logger-class``), deaf to requests that were answered."""

    def setup(self, cfg: Any) -> None:
        super().setup(cfg)
        for handler in self.error_log.handlers:
            handler.setFormatter(NoAddress(self.error_fmt, self.datefmt))

    def access(self, *_request: Any) -> None:
        """Write nothing: a line of an access log names who asked for what, and when."""
