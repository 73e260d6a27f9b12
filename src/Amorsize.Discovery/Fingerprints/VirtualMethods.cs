using System.Reflection;
using System.Reflection.Metadata;
using System.Runtime.InteropServices;
using Amorsize.Discovery.Metadata;

namespace Amorsize.Discovery.Fingerprints;

/// <summary>Tells when methods of a type run that no IL names, because they override a virtual method or implement one of an interface.</summary>
// Loops, since a build would have to compile queries over handles, which are structures.
internal sealed class VirtualMethods(DefinitionLookup definitions)
{
    private readonly MetadataReader reader = definitions.Assembly.Reader;
    private readonly Dictionary<TypeDefinitionHandle, bool> unknown = [];

    /// <summary>The methods that override or implement others. A method may come more than once.</summary>
    public List<Override> Of(TypeDefinitionHandle handle)
    {
        var type = reader.GetTypeDefinition(handle);
        var found = new List<Override>();
        var hasPlainBase = HasPlainBase(handle);
        foreach (var method in type.GetMethods())
        {
            var definition = reader.GetMethodDefinition(method);
            if ((definition.Attributes & (MethodAttributes.Virtual | MethodAttributes.Static | MethodAttributes.Abstract)) != MethodAttributes.Virtual)
                continue;
            var name = Methods.NameOf(reader, definition);
            var isOfFramework = definitions.Assembly.MayBeOfFramework
                || ((definition.Attributes & MethodAttributes.NewSlot) == 0 && (!hasPlainBase || name is "Equals" or "Finalize" or "GetHashCode" or "ToString"));
            found.Add(new(isOfFramework ? null : name, CodeId.Of(definitions.Assembly.Index, method)));
        }
        // Explicit implementations, those of another name or return type, and those of static members of an interface, which are not virtual.
        foreach (var implementation in type.GetMethodImplementations())
        {
            var (body, declaration) = (reader.GetMethodImplementation(implementation).MethodBody, reader.GetMethodImplementation(implementation).MethodDeclaration);
            if (body.Kind == HandleKind.MethodDefinition)
                found.Add(new(NameOf(declaration), CodeId.Of(definitions.Assembly.Index, body)));
        }
        return found;
    }

    /// <summary>
    /// The names of the methods of a type and of its base types that the framework may call by an interface of its own. If it is not known which ones those are,
    /// all virtual ones. In an order that does not depend on that of the source.
    /// </summary>
    public string[] CalledByFramework(TypeDefinitionHandle handle)
    {
        var names = new List<string>();
        if (HasUnknownInterface(handle))
            AddVirtualNames(handle, names);
        else
        {
            foreach (var implementation in reader.GetTypeDefinition(handle).GetInterfaceImplementations())
            {
                if (reader.GetInterfaceImplementation(implementation).Interface is var type && definitions.TypeOf(type) is null)
                    names.AddRange(MembersOf(type)!);
            }
        }
        names.Sort(StringComparer.Ordinal);
        return [.. names];
    }

    /// <summary>
    /// Whether a type implements an interface of the framework, directly or by another interface, of which the members are not known, or one that native code
    /// calls: COM finds an interface by its GUID.
    /// </summary>
    public bool HasUnknownInterface(TypeDefinitionHandle handle)
    {
        if (!unknown.TryGetValue(handle, out var isUnknown))
        {
            // Of malformed metadata, whose interfaces extend each other, nothing is known.
            unknown[handle] = true;
            unknown[handle] = isUnknown = FindUnknownInterface(handle);
        }
        return isUnknown;
    }

    private bool FindUnknownInterface(TypeDefinitionHandle handle)
    {
        var type = reader.GetTypeDefinition(handle);
        if (definitions.Assembly.MayBeOfFramework || Attributes.Any(reader, type.GetCustomAttributes(), "System.Runtime.InteropServices", nameof(GuidAttribute)))
            return true;
        foreach (var implementation in type.GetInterfaceImplementations())
        {
            var found = reader.GetInterfaceImplementation(implementation).Interface;
            if (definitions.TypeOf(found) is { } own ? definitions.AssemblyOf(own).Virtuals.HasUnknownInterface((TypeDefinitionHandle)own.Handle) : MembersOf(found) is null)
                return true;
        }
        return false;
    }

    // The name of a declared method; null if the framework declares it.
    private string? NameOf(EntityHandle declaration)
    {
        if (declaration.Kind == HandleKind.MethodDefinition)
            return definitions.Assembly.MayBeOfFramework ? null : Methods.NameOf(reader, reader.GetMethodDefinition((MethodDefinitionHandle)declaration));
        var member = reader.GetMemberReference((MemberReferenceHandle)declaration);
        var declared = definitions.MembersOf(member);
        return declared.Count == 0 || declared.Any(one => definitions.AssemblyOf(one).MayBeOfFramework) ? null : reader.GetString(member.Name);
    }

    // Whether the virtual methods of its base classes are those of the output and of System.Object.
    private bool HasPlainBase(TypeDefinitionHandle handle)
    {
        var last = CodeId.Of(definitions.Assembly.Index, handle);
        foreach (var one in definitions.WithBaseClasses(handle))
        {
            last = one;
            if (definitions.AssemblyOf(one).MayBeOfFramework)
                return false;
        }
        var owner = definitions.AssemblyOf(last).Reader;
        var parent = owner.GetTypeDefinition((TypeDefinitionHandle)last.Handle).BaseType;
        return parent.IsNil || FullNames.Of(owner, parent) is "System.Object" or "System.ValueType" or "System.Enum";
    }

    private void AddVirtualNames(TypeDefinitionHandle handle, List<string> names)
    {
        foreach (var own in definitions.WithBaseClasses(handle))
        {
            var owner = definitions.AssemblyOf(own).Reader;
            foreach (var method in owner.GetTypeDefinition((TypeDefinitionHandle)own.Handle).GetMethods())
            {
                if (owner.GetMethodDefinition(method) is var definition && (definition.Attributes & MethodAttributes.Virtual) != 0)
                    names.Add(Methods.NameOf(owner, definition));
            }
        }
    }

    private string[]? MembersOf(EntityHandle type) => FrameworkInterfaces.MembersOf(FullNames.Of(reader, TypeHandles.WithoutArguments(reader, type)));
}
