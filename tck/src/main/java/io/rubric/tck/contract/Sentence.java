package io.rubric.tck.contract;

import java.util.List;

/**
 * One sentence of the contract.
 *
 * @param id the id, such as {@code cache.hit.1}
 * @param text the sentence
 * @param needs what it needs of the container, by the tags of its test, such as {@code second-node}; most need nothing
 */
public record Sentence(String id, String text, List<String> needs) {}
