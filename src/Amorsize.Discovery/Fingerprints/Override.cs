namespace Amorsize.Discovery.Fingerprints;

/// <summary>A method of a type that may run in place of another.</summary>
/// <param name="name">The name of the other method; null if the framework declares it, so that it may be called at any time.</param>
/// <param name="method">The method.</param>
internal sealed class Override(string? name, CodeId method)
{
    public string? Name => name;

    public CodeId Method => method;
}
