using System.Text;
using Amorsize.Cache.Remote;

namespace Amorsize.Build.Properties;

/// <summary>Reads the properties of the remote cache. Secrets come from environment variables, which no log shows.</summary>
internal static class RemoteProperties
{
    /// <summary>The prefix of all secrets' names. The processes that a build starts do not inherit these variables.</summary>
    public const string VariablePrefix = "AMORSIZE_REMOTE_CACHE_";

    // The property with the address; the other properties' names begin with it.
    private const string Address = "AmorsizeRemoteCache";

    private const string TokenVariable = VariablePrefix + "TOKEN";
    private const string SecretVariable = VariablePrefix + "SECRET";

    private const string Hidden = "(not shown: it may hold a secret)";

    /// <param name="property">The text of a public property by its name.</param>
    /// <param name="environment">An environment variable by its name.</param>
    /// <returns><see langword="null"/> where the project names no remote cache.</returns>
    /// <exception cref="PropertyException">A value cannot be used.</exception>
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
        // User information and queries may hold passwords.
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
