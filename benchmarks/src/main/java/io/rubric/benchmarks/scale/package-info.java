/** What operations cost Redis: the model of docs/scale.md, and what it is compared with. */
package io.rubric.benchmarks.scale;
