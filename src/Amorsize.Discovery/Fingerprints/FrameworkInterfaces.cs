using System.Collections.Concurrent;

namespace Amorsize.Discovery.Fingerprints;

/// <summary>The members of the framework's basic interfaces, as the runtime of this build has them. Later versions of an interface only get more.</summary>
internal static class FrameworkInterfaces
{
    private static readonly ConcurrentDictionary<string, string[]?> known = new(StringComparer.Ordinal);

    /// <summary>The names of the methods of an interface and of those that it extends; null if the core library has no such interface.</summary>
    public static string[]? MembersOf(string fullName) => known.GetOrAdd(fullName, static name =>
        name.Length > 0 && typeof(object).Assembly.GetType(name) is { IsInterface: true } type
            ? [.. type.GetInterfaces().Append(type).SelectMany(one => one.GetMethods()).Select(method => method.Name).Distinct()]
            : null);
}
