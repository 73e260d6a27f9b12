namespace Amorsize.Discovery.Tests.CallGraphs;

/// <summary>The forms of members, each of which compilers write in another way.</summary>
internal enum Form
{
    /// <summary>A static method.</summary>
    Static,

    /// <summary>A method of an instance.</summary>
    Instance,

    /// <summary>An implementation of the interface that all units have.</summary>
    Virtual,

    /// <summary>A static field, set by the static constructor.</summary>
    Field,

    /// <summary>An asynchronous method.</summary>
    Async,

    /// <summary>An iterator.</summary>
    Iterator,

    /// <summary>A generic method that has a lambda.</summary>
    Generic,
}
