/** A second small application for both servers: events of every kind. It is no part of the storefront. */
package io.rubric.examples.events;
