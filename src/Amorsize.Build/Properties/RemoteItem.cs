using System.Text;
using Amorsize.Cache.Remote;
using Microsoft.Build.Framework;

namespace Amorsize.Build.Properties;

/// <summary>What a project and its environment say about the remote cache. Secrets come from the environment, which no log shows.</summary>
internal static class RemoteItem
{
    /// <summary>What the names of all secrets begin with: no process that a build starts has them.</summary>
    public const string VariablePrefix = "AMORSIZE_REMOTE_CACHE_";

    private const string TokenVariable = VariablePrefix + "TOKEN";
    private const string SecretVariable = VariablePrefix + "SECRET";

    private const string Hidden = "(not shown: it may hold a secret)";

    /// <param name="item">Its Address, Push, Scope and AllowInsecure, as the project has them.</param>
    /// <param name="environment">Environment variables by name.</param>
    /// <returns><see langword="null"/> where there is none.</returns>
    /// <exception cref="PropertyException">A value cannot be used.</exception>
    public static RemoteOptions? Read(ITaskItem item, Func<string, string?> environment)
    {
        var mayPush = PropertyText.Bool("AmorsizeRemoteCachePush", item.GetMetadata("Push"));
        var mayBeInsecure = PropertyText.Bool("AmorsizeRemoteCacheAllowInsecure", item.GetMetadata("AllowInsecure"));
        var address = item.GetMetadata("Address");
        return address.Length == 0 ? null : new()
        {
            BaseAddress = Address(address, mayBeInsecure),
            MayPush = mayPush,
            Scope = item.GetMetadata("Scope"),
            Token = environment(TokenVariable)?.Trim() is { Length: > 0 } token ? Token(token) : null,
            Secret = environment(SecretVariable)?.Trim() is { Length: > 0 } secret ? Encoding.UTF8.GetBytes(secret) : null,
        };
    }

    /// <summary>All that the project says, for who remembers what it was.</summary>
    public static string Text(ITaskItem? item) =>
        item is null ? "" : $"{item.GetMetadata("Address")} {item.GetMetadata("Push")} {item.GetMetadata("Scope")} {item.GetMetadata("AllowInsecure")}";

    private static Uri Address(string text, bool mayBeInsecure)
    {
        const string Name = "AmorsizeRemoteCache";
        // Both are places for passwords.
        if (text.Contains('@', StringComparison.Ordinal) || text.Contains('?', StringComparison.Ordinal))
            throw new PropertyException(Name, Hidden, $"an address without user, password or query; a token goes into the environment variable {TokenVariable}");
        if (!Uri.TryCreate($"{text.TrimEnd('/')}/", UriKind.Absolute, out var address) || address.Fragment.Length > 0
            || (address.Scheme != Uri.UriSchemeHttps && address.Scheme != Uri.UriSchemeHttp))
            throw new PropertyException(Name, text, "an address such as https://cache.example.org/amorsize");
        return address.Scheme == Uri.UriSchemeHttps || address.IsLoopback || mayBeInsecure
            ? address
            : throw new PropertyException(Name, text, "an https:// address; http:// is for this machine, or with AmorsizeRemoteCacheAllowInsecure=true, since on its way anybody can read and change what it carries");
    }

    private static string Token(string token) => token.All(character => char.IsBetween(character, '!', '~'))
        ? token
        : throw new PropertyException($"The environment variable {TokenVariable} has characters that no HTTP header may have; set it to the token alone, in printable ASCII.");
}
