"""One session for all tests of Spark; it stays quiet and takes little."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

from standards_engine.engines.spark import start_session

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

SETTINGS = {
    # a session of many small jobs is over before a better compiler pays
    "spark.driver.extraJavaOptions": "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC",
    "spark.driver.memory": "1g",
    "spark.sql.codegen.wholeStage": "false",
}


@pytest.fixture(scope="session")
def spark(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SparkSession]:
    with start_session("local[2]", tmp_path_factory.mktemp("spark"), settings=SETTINGS) as session:
        yield session
