using System.Runtime.InteropServices;

namespace Amorsize.Settings;

/// <summary>The operating system and architecture that this process runs on, by the names that the build writes.</summary>
internal static class RunningSystem
{
    /// <summary>Returns how a system that measured differs from this one, in words; null if it does not, or if it is not known.</summary>
    public static string? DifferenceFrom(string? operatingSystem, string? architecture)
    {
        if ((operatingSystem is null || OperatingSystem.IsOSPlatform(operatingSystem)) && (architecture is null || architecture == Architecture))
            return null;
        return $"measured on {operatingSystem} {architecture}, not on {RuntimeInformation.OSDescription} {Architecture}";
    }

    // The names of the enum, without the reflection that Enum.ToString needs.
    private static string Architecture => RuntimeInformation.ProcessArchitecture switch
    {
        System.Runtime.InteropServices.Architecture.X64 => "X64",
        System.Runtime.InteropServices.Architecture.Arm64 => "Arm64",
        var other => other.ToString(),
    };
}
