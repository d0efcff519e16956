/** DuckDB, which reads, joins and writes tables for the other packages. */
@NullMarked
package dev.marquee.training.duckdb;

import org.jspecify.annotations.NullMarked;
