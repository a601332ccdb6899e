"""The words of the field as frozen values. Everything here is plain data: JSON both ways by ``model.plain``."""
