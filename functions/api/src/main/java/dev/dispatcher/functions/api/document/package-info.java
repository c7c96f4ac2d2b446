/// The OpenAPI document and the page made of it.
@NullMarked
package dev.dispatcher.functions.api.document;

import org.jspecify.annotations.NullMarked;
