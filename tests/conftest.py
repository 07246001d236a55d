"""Settings of the whole suite: how busy the machine is decides no test."""

from __future__ import annotations

from hypothesis import HealthCheck, settings

# On a machine that also does other work an example takes many times its usual time, and so does making one up.
settings.register_profile("any load", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("any load")
