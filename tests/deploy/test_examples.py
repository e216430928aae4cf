"""The examples for operators name only what exists, and carry no secret of anybody's."""

import re
import shlex
import shutil
import subprocess
from dataclasses import fields
from pathlib import Path

import pytest
import yaml

from portal.app import main
from portal.config import Settings, UnsafeSettings, from_environment
from portal.config.production import PLACEHOLDER
from portal.config.reading import variable_of

ROOT = Path(__file__).parents[2]
DEPLOY = ROOT / "deploy"
OUR_SETTINGS = {variable_of(field.name) for field in fields(Settings)} | {"PORT"}
OF_THE_STORE = {"AWS_ENDPOINT", "AWS_ALLOW_HTTP", "AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_REGION"}
OF_COMPOSE = {"POSTGRES_PASSWORD"}
SECRETS = {"SECRET_KEY", "ENCRYPTION_KEYS", "BLIND_INDEX_KEY", "BACKUP_KEY", "AWS_SECRET_ACCESS_KEY"}
MANIFESTS = sorted((DEPLOY / "kubernetes").glob("*.yaml"))
UNITS = sorted((DEPLOY / "systemd").glob("*.service")) + sorted((DEPLOY / "systemd").glob("*.timer"))


def variables_of(file: Path) -> dict[str, str]:
    lines = [line for line in file.read_text().splitlines() if line and not line.startswith("#")]
    return dict("".join(shlex.split(line)).split("=", 1) for line in lines)


def compose() -> dict:
    return yaml.safe_load((DEPLOY / "compose.yaml").read_text())


def manifests(kind: str) -> list[dict]:
    return [each for file in MANIFESTS for each in yaml.safe_load_all(file.read_text()) if each["kind"] == kind]


def all_settings() -> dict[str, dict[str, str]]:
    in_cluster = {
        **manifests("ConfigMap")[0]["data"],
        **manifests("Secret")[0]["stringData"],
    }
    return {
        "systemd": variables_of(DEPLOY / "systemd" / "settings.example"),
        "compose": {name: str(value) for name, value in compose()["x-portal"]["environment"].items()},
        "compose's .env": variables_of(DEPLOY / "env.example"),
        "kubernetes": in_cluster,
    }


def test_every_setting_in_an_example_exists():
    for place, settings in all_settings().items():
        assert set(settings) - OUR_SETTINGS - OF_THE_STORE - OF_COMPOSE == set(), place


def test_no_example_carries_a_secret_and_none_starts_as_it_is(tmp_path):
    for place, settings in all_settings().items():
        for name in SECRETS & set(settings):
            assert settings[name] in {"", PLACEHOLDER} or settings[name].startswith("${"), f"{place}: {name}"
    for place in ("systemd", "kubernetes"):
        with pytest.raises(UnsafeSettings, match="SECRET_KEY"):
            from_environment({**all_settings()[place], "PORTAL_DATA": str(tmp_path)})


def test_whoever_fills_in_the_secrets_may_start(tmp_path):
    for place in ("systemd", "kubernetes"):
        own = {name: value.replace(PLACEHOLDER, "hush") for name, value in all_settings()[place].items()}
        keys = {"SECRET_KEY": "0b9f3Kq7LxT2mVwZr8YcUeHsNdPaGjQi", "PORTAL_DATA": str(tmp_path)}
        keys |= {
            "ENCRYPTION_KEYS": f"a:{'k' * 43}=",
            "BLIND_INDEX_KEY": f"{'b' * 43}=",
            "BACKUP_KEY": "c" * 20 + "defg" * 8,
        }
        assert from_environment({**own, **keys}).is_production


def test_every_command_in_an_example_is_one_of_the_portal():
    said = [
        line.split("/portal ")[1].split()[0]
        for unit in UNITS
        for line in unit.read_text().splitlines()
        if "/portal " in line
    ]
    services = [
        each["command"][0]
        for each in compose()["services"].values()
        if each.get("image") == "portal" and "command" in each
    ]
    pods = [
        each["spec"]["template"]["spec"]["containers"][0]["args"][0]
        for kind in ("Deployment", "Job")
        for each in manifests(kind)
    ]
    assert {"run", "worker", "migrate", "backup"} <= {*said, *services, *pods} <= set(main.commands)


def test_containers_have_no_rights_of_root_and_workers_time_to_finish():
    for each in [*manifests("Deployment"), *manifests("Job")]:
        pod = each["spec"]["template"]["spec"]
        assert pod["securityContext"]["runAsNonRoot"]
        assert pod["containers"][0]["securityContext"]["readOnlyRootFilesystem"]
    assert re.search(r"^USER 10001", (DEPLOY / "Dockerfile").read_text(), re.MULTILINE)
    portal = compose()["x-portal"]
    assert (portal["read_only"], portal["cap_drop"]) == (True, ["ALL"])


def test_what_runs_together_is_called_the_same():
    [service] = manifests("Service")
    [web] = [each for each in manifests("Deployment") if each["metadata"]["name"] == "portal"]
    [ingress] = manifests("Ingress")
    assert service["spec"]["selector"].items() <= web["spec"]["template"]["metadata"]["labels"].items()
    backend = ingress["spec"]["rules"][0]["http"]["paths"][0]["backend"]["service"]
    assert backend["name"] == service["metadata"]["name"]
    assert [budget["spec"]["selector"]["matchLabels"]["app"] for budget in manifests("PodDisruptionBudget")] == [
        each["metadata"]["name"] for each in manifests("Deployment")
    ]
    for mounted in (each for each in compose()["services"]["nginx"]["volumes"] if each.startswith("./nginx")):
        assert (DEPLOY / mounted.split(":")[0]).is_file()


@pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="systemd is not installed here")
def test_systemd_understands_every_unit(tmp_path):
    """Told apart from what is only not installed on this machine: the user and the program."""
    for unit in UNITS:
        text = (
            unit.read_text().replace("/opt/portal/.venv/bin/portal", "/bin/true").replace("file:/opt/portal", "file:")
        )
        (tmp_path / unit.name.replace("@.", "@1.")).write_text(text)
    found = subprocess.run(
        ["systemd-analyze", "verify", *sorted(tmp_path.iterdir())],
        check=False,
        capture_output=True,
        text=True,
        timeout=60,
    )
    complaints = [line for line in found.stderr.splitlines() if str(tmp_path) in line or "portal" in line]
    assert complaints == []
