using System.Reflection.Metadata;
using Amorsize.Discovery.Metadata;

namespace Amorsize.Discovery.TestSuites;

/// <summary>The arguments of one attribute.</summary>
internal readonly struct DeclaredAttribute(MetadataReader reader, CustomAttribute attribute)
{
    /// <summary>Whether the attribute has any constructor argument or named argument.</summary>
    public bool HasArguments => NamedArguments.AreGiven(reader, attribute);

    /// <summary>The first constructor argument, which must be an <c>int</c> or of an enumeration; null if there is none.</summary>
    public int? FirstArgument => NamedArguments.FirstOf(reader, attribute);

    /// <summary>A named argument of type int, bool or an enumeration, as a number; 0 if it is not given or the constructor has arguments.</summary>
    public int Named(string name) => NamedArguments.Of(reader, attribute).GetValueOrDefault(name);
}
