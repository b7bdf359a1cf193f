"""The packages of an installed project, everything else is in pyproject.toml.

spiders/ and pipelines/ are at the top of the checkout, where people look for them, and inside the package once it is installed (also with
`pip install --editable`), so that site-packages gets no top-level name but `newsarchive`. `packages.find` alone cannot place them there.
"""

from setuptools import find_packages, setup

setup(
    packages=[*find_packages(include=["newsarchive*"]), "newsarchive.spiders", "newsarchive.pipelines"],
    package_dir={"newsarchive.spiders": "spiders", "newsarchive.pipelines": "pipelines"},
)
