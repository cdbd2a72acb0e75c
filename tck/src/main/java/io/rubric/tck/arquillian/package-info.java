/** What Arquillian does to the archives of the TCK before they are deployed. */
package io.rubric.tck.arquillian;
