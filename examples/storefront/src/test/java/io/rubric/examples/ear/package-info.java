/** Two small web applications for one EAR, which share a cache and a topic. They are no part of the storefront. */
package io.rubric.examples.ear;
