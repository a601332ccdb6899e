"""Every night: what is due is run, one night after the other, and light looks are taken in between.

planning   when a night is due, missed, tried again (pure)
orders     what the service was asked to do
history_of what the history says of the nights of one agency
nightly    one night: lock, run, reports, messages, ping
probing    light looks between the nights
service    the clockwork: APScheduler, two threads, stop and drain
units      texts for systemd, the Windows Task Scheduler and CI
"""

from oitcheck.schedule.orders import Orders
from oitcheck.schedule.planning import due, missed, next_slot, read_hour, slots
from oitcheck.schedule.service import Service, State

__all__ = ["Orders", "Service", "State", "due", "missed", "next_slot", "read_hour", "slots"]
