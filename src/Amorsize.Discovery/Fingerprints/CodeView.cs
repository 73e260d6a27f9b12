namespace Amorsize.Discovery.Fingerprints;

/// <summary>How much of a definition a node has.</summary>
internal enum CodeView
{
    /// <summary>The definition as code uses it: of a type, what runs without being named when there are instances.</summary>
    Used,

    /// <summary>A type as reflection sees it: with all its members and attributes, and those of the types in its fields and properties.</summary>
    Exposed,

    /// <summary>A type as a serializer sees it: with its fields, properties, virtual methods and attributes, and those of the types in its fields and properties.</summary>
    Serialized,

    /// <summary>A flagged method: without its name, which may change while its code stays the same.</summary>
    Flagged,
}
