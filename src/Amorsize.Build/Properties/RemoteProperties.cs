using System.Text;
using Amorsize.Cache.Remote;

namespace Amorsize.Build.Properties;

/// <summary>Reads the properties of the remote cache. Secrets come from environment variables, which no log shows.</summary>
internal static class RemoteProperties
{
    /// <summary>Prefix of the environment variables that hold secrets. The profiler's process does not inherit variables with this prefix.</summary>
    public const string VariablePrefix = "AMORSIZE_REMOTE_CACHE_";

    // Name of the property with the address of the cache. The names of its other properties begin with this name.
    private const string Address = "AmorsizeRemoteCache";

    private const string TokenVariable = VariablePrefix + "TOKEN";
    private const string SecretVariable = VariablePrefix + "SECRET";

    private const string Hidden = "(not shown: it may hold a secret)";

    /// <param name="property">Returns the text of an MSBuild property by its name; empty if it is not set.</param>
    /// <param name="environment">Returns an environment variable by its name; <see langword="null"/> if it is not set.</param>
    /// <returns>The options, or <see langword="null"/> if the project names no remote cache.</returns>
    /// <exception cref="PropertyException">The value of a property or an environment variable cannot be used.</exception>
    public static RemoteOptions? Read(Func<string, string> property, Func<string, string?> environment)
    {
        var mayPush = PropertyText.Bool(Address + "Push", property(Address + "Push"));
        var mayBeInsecure = PropertyText.Bool(Address + "AllowInsecure", property(Address + "AllowInsecure"));
        var address = property(Address);
        return address.Length == 0 ? null : new()
        {
            BaseAddress = Checked(address, mayBeInsecure),
            MayPush = mayPush,
            Scope = property(Address + "Scope"),
            Token = environment(TokenVariable)?.Trim() is { Length: > 0 } token ? Token(token) : null,
            Secret = environment(SecretVariable)?.Trim() is { Length: > 0 } secret ? Encoding.UTF8.GetBytes(secret) : null,
        };
    }

    private static Uri Checked(string text, bool mayBeInsecure)
    {
        // User information and queries may hold passwords, so the message does not show such an address.
        if (text.Contains('@', StringComparison.Ordinal) || text.Contains('?', StringComparison.Ordinal))
            throw new PropertyException(Address, Hidden, $"an address without user, password or query; a token goes into the environment variable {TokenVariable}");
        if (!Uri.TryCreate($"{text.TrimEnd('/')}/", UriKind.Absolute, out var address) || address.Fragment.Length > 0
            || (address.Scheme != Uri.UriSchemeHttps && address.Scheme != Uri.UriSchemeHttp))
            throw new PropertyException(Address, text, "an address such as https://cache.example.org/amorsize");
        return address.Scheme == Uri.UriSchemeHttps || address.IsLoopback || mayBeInsecure
            ? address
            : throw new PropertyException(Address, text, "an https:// address; http:// is accepted for this machine only, or with AmorsizeRemoteCacheAllowInsecure=true, since anybody on the network could read and change the results");
    }

    private static string Token(string token) => token.All(character => char.IsBetween(character, '!', '~'))
        ? token
        : throw new PropertyException($"The environment variable {TokenVariable} has characters that no HTTP header may have; set it to the token alone, in printable ASCII.");
}
