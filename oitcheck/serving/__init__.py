"""The dashboard over HTTP: the files of the reports, health, metrics, and one action behind a token.

answers   request to answer (pure but for reading files)
files     which files below the folder may be read
metrics   figures for Prometheus
server    the bounded server
"""

from oitcheck.serving.answers import Answer, Site, State
from oitcheck.serving.server import Server

__all__ = ["Answer", "Server", "Site", "State"]
