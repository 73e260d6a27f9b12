using System.Reflection.Metadata;
using Amorsize.Discovery.Metadata;

namespace Amorsize.Discovery.TestSuites;

/// <summary>The arguments of one attribute.</summary>
internal readonly struct DeclaredAttribute(MetadataReader reader, CustomAttribute attribute)
{
    /// <summary>Whether it has any argument, named or of the constructor.</summary>
    public bool HasArguments => NamedArguments.AreGiven(reader, attribute);

    /// <summary>The first argument of the constructor, if it is a number or of an enumeration.</summary>
    public int? FirstArgument => NamedArguments.FirstOf(reader, attribute);

    /// <summary>A named argument that is a number, a truth value or of an enumeration; 0 if it is not given.</summary>
    public int Named(string name) => NamedArguments.Of(reader, attribute).GetValueOrDefault(name);
}
