namespace Amorsize.Discovery.Fingerprints;

/// <summary>Uses of a method that its calls do not show.</summary>
[Flags]
internal enum CodeEffects
{
    None = 0,

    /// <summary>Reflection or a serializer uses members of types that the method names or is given.</summary>
    Reflects = 1,

    /// <summary>The method looks for types or assemblies that it does not name.</summary>
    Discovers = 2,

    /// <summary>The method binds members at run time, by their names (C# <c>dynamic</c>, late binding of Visual Basic).</summary>
    Binds = 4,

    /// <summary>The method reads embedded resources.</summary>
    ReadsResources = 8,

    /// <summary>The method gets assemblies that it does not name.</summary>
    ListsAssemblies = 16,

    /// <summary>The method loads native libraries by their names.</summary>
    LoadsLibraries = 32,

    /// <summary>The method lists all types of an assembly.</summary>
    ListsTypes = 64,
}
