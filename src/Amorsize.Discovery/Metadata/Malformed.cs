using System.Reflection.Metadata;

namespace Amorsize.Discovery.Metadata;

/// <summary>Tells exceptions that malformed metadata causes from defects of this program.</summary>
internal static class Malformed
{
    /// <summary>Whether <see cref="MetadataReader"/> may throw this exception for malformed metadata.</summary>
    public static bool Says(Exception exception) =>
        exception is BadImageFormatException or ArgumentException or InvalidCastException or InvalidOperationException or OverflowException
            // Thrown for a type that is constructed of itself, and for a count that exceeds the memory.
            or InsufficientExecutionStackException or OutOfMemoryException;
}
