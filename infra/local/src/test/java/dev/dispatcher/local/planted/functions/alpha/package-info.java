/// Part of the faulty house that PlantedTest judges.
@NullMarked
package dev.dispatcher.local.planted.functions.alpha;

import org.jspecify.annotations.NullMarked;
