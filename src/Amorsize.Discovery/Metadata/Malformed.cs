using System.Reflection.Metadata;

namespace Amorsize.Discovery.Metadata;

/// <summary>Distinguishes exceptions that malformed metadata causes from defects of this program.</summary>
internal static class Malformed
{
    /// <summary>Whether <see cref="MetadataReader"/> may throw this exception for malformed metadata.</summary>
    public static bool Says(Exception exception) =>
        exception is BadImageFormatException or ArgumentException or InvalidCastException or InvalidOperationException or OverflowException
            // The first is thrown for a type whose signature contains itself, the second for a count that exceeds the memory.
            or InsufficientExecutionStackException or OutOfMemoryException;
}
