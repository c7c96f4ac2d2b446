/// What GitLab holds: projects, branches, environments, variables, pipelines and jobs, and how time moves them.
@NullMarked
package dev.dispatcher.standins.gitlab.world;

import org.jspecify.annotations.NullMarked;
