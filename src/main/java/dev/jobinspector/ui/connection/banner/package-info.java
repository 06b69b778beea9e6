/// What a connection is called on screen: its kind, its facts, in words and marks.
@org.jspecify.annotations.NullMarked
package dev.jobinspector.ui.connection.banner;
