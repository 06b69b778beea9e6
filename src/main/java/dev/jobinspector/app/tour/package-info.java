/// The tour: plays the main job and takes a picture of each step.
@org.jspecify.annotations.NullMarked
package dev.jobinspector.app.tour;
