"""An archive of Bengali news that can be cited."""

from importlib.metadata import version

__version__ = version("newsarchive")
