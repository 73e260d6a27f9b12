namespace Amorsize.Discovery.Fingerprints;

/// <summary>The methods of the framework and of common packages that use code, types or resources which no call in IL names.</summary>
internal static class HiddenUses
{
    // Marks a method that has overloads with the name of a member. Compilers call the others, for the expressions of lambdas.
    private const string Named = "(string)";

    private static readonly string[] lookUps = ["GetMethod*", "GetProperty*", "GetProperties*", "GetField*", "GetMember*", "GetConstructor*", "GetEvent*", "GetNestedType*", "InvokeMember", "FindMembers", "MakeGenericType", "get_Declared*", "GetDeclared*", "GetRuntime*"];
    private static readonly string[] invocations = ["Invoke", "GetValue", "SetValue", "CreateDelegate", "MakeGenericMethod"];

    private static readonly string[] attributes = ["GetCustomAttribute*", "get_CustomAttributes", "IsDefined"];

    // By the full name of the declaring type. A star at the end of a method's name stands for any further characters.
    private static readonly Dictionary<string, (CodeEffects Effects, string[] Methods)[]> types = new()
    {
        ["System.Type"] = [(CodeEffects.Reflects, lookUps), (CodeEffects.Discovers, ["GetType"])],
        ["System.Reflection.TypeInfo"] = [(CodeEffects.Reflects, lookUps)],
        ["System.Reflection.RuntimeReflectionExtensions"] = [(CodeEffects.Reflects, lookUps)],
        ["System.Reflection.TypeExtensions"] = [(CodeEffects.Reflects, lookUps)],
        ["System.Reflection.MethodBase"] = [(CodeEffects.Reflects, invocations)],
        ["System.Reflection.MethodInfo"] = [(CodeEffects.Reflects, invocations)],
        ["System.Reflection.ConstructorInfo"] = [(CodeEffects.Reflects, invocations)],
        ["System.Reflection.PropertyInfo"] = [(CodeEffects.Reflects, invocations)],
        ["System.Reflection.FieldInfo"] = [(CodeEffects.Reflects, invocations)],
        ["System.Reflection.MemberInfo"] = [(CodeEffects.Reflects, attributes)],
        ["System.Reflection.ParameterInfo"] = [(CodeEffects.Reflects, attributes)],
        ["System.Reflection.CustomAttributeData"] = [(CodeEffects.Reflects, attributes)],
        ["System.Reflection.CustomAttributeExtensions"] = [(CodeEffects.Reflects, attributes)],
        ["System.Attribute"] = [(CodeEffects.Reflects, attributes)],
        ["System.Reflection.DispatchProxy"] = [(CodeEffects.Reflects, ["Create"])],
        ["System.Reflection.Assembly"] =
        [
            (CodeEffects.ListsAssemblies, ["GetEntryAssembly", "GetCallingAssembly", "GetReferencedAssemblies"]),
            (CodeEffects.ReadsResources, ["GetManifestResource*"]),
            (CodeEffects.Discovers | CodeEffects.ListsTypes, ["GetTypes", "GetExportedTypes", "get_DefinedTypes", "get_ExportedTypes"]),
            (CodeEffects.Discovers, ["GetType", "CreateInstance", "Load*", "UnsafeLoad*"]),
        ],
        ["System.Reflection.Module"] = [(CodeEffects.Discovers | CodeEffects.ListsTypes, ["GetTypes"]), (CodeEffects.Discovers, ["GetType"])],
        ["System.Runtime.Loader.AssemblyLoadContext"] = [(CodeEffects.Discovers, ["Load*"]), (CodeEffects.Discovers | CodeEffects.ListsAssemblies, ["get_Assemblies"])],
        ["System.AppDomain"] = [(CodeEffects.Discovers, ["Load", "CreateInstance*"]), (CodeEffects.Discovers | CodeEffects.ListsAssemblies, ["GetAssemblies"])],
        ["System.Activator"] = [(CodeEffects.Discovers, ["CreateInstanceFrom"]), (CodeEffects.Reflects, ["CreateInstance"])],
        ["System.Delegate"] = [(CodeEffects.Reflects, ["CreateDelegate"])],
        ["System.Linq.Expressions.Expression"] = [(CodeEffects.Reflects, ["Call" + Named, "Field" + Named, "Property" + Named, "PropertyOrField" + Named])],
        ["System.Runtime.InteropServices.NativeLibrary"] = [(CodeEffects.LoadsLibraries, ["Load", "TryLoad"])],
        ["System.Runtime.CompilerServices.RuntimeHelpers"] = [(CodeEffects.Reflects, ["GetUninitializedObject"])],
        ["System.Runtime.Serialization.FormatterServices"] = Serializer,
        ["System.Runtime.Serialization.DataContractSerializer"] = Serializer,
        ["System.Runtime.Serialization.Json.DataContractJsonSerializer"] = Serializer,
        ["System.Xml.Serialization.XmlSerializer"] = Serializer,
        ["System.Text.Json.JsonSerializer"] = Serializer,
        ["System.Net.Http.Json.HttpClientJsonExtensions"] = Serializer,
        ["System.Net.Http.Json.HttpContentJsonExtensions"] = Serializer,
        ["System.Net.Http.Json.JsonContent"] = Serializer,
        ["System.ComponentModel.TypeDescriptor"] = Serializer,
        ["System.ComponentModel.DataAnnotations.Validator"] = Serializer,
        ["Microsoft.Extensions.Configuration.ConfigurationBinder"] = Serializer,
        ["Microsoft.Extensions.DependencyInjection.ActivatorUtilities"] = Serializer,
        ["Newtonsoft.Json.JsonConvert"] = Serializer,
        ["Newtonsoft.Json.JsonSerializer"] = Serializer,
        ["Newtonsoft.Json.Linq.JToken"] = [(CodeEffects.Reflects, ["ToObject"])],
        ["Newtonsoft.Json.Linq.JObject"] = [(CodeEffects.Reflects, ["FromObject"])],
        ["MessagePack.MessagePackSerializer"] = Serializer,
        ["ProtoBuf.Serializer"] = Serializer,
        ["YamlDotNet.Serialization.Serializer"] = Serializer,
        ["YamlDotNet.Serialization.Deserializer"] = Serializer,
        ["Dapper.SqlMapper"] = Serializer,
        ["Microsoft.CSharp.RuntimeBinder.Binder"] = Binder,
        ["Microsoft.VisualBasic.CompilerServices.NewLateBinding"] = Binder,
        ["Microsoft.VisualBasic.CompilerServices.LateBinding"] = Binder,
        ["System.Resources.ResourceManager"] = Resources,
        ["System.Resources.ResourceReader"] = Resources,
        ["System.ComponentModel.ComponentResourceManager"] = Resources,
    };

    private static (CodeEffects Effects, string[] Methods)[] Serializer => [(CodeEffects.Reflects, ["*"])];

    private static (CodeEffects Effects, string[] Methods)[] Binder => [(CodeEffects.Reflects | CodeEffects.Binds, ["*"])];

    private static (CodeEffects Effects, string[] Methods)[] Resources => [(CodeEffects.ReadsResources, ["*"])];

    /// <param name="type">Full name of the type that declares the method.</param>
    /// <param name="method">Name of the method.</param>
    /// <param name="isGeneric">Whether the method is generic: the compiler calls <c>CreateInstance&lt;T&gt;</c> for <c>new T()</c>, whose type is known.</param>
    /// <param name="takesText">Tells whether a parameter is a string.</param>
    public static CodeEffects Of(string type, string method, bool isGeneric, Func<bool> takesText)
    {
        if (!types.TryGetValue(type, out var rules) || (isGeneric && type == "System.Activator"))
            return CodeEffects.None;
        return Array.Find(rules, rule => Array.Exists(rule.Methods, name => IsNamed(method, name) || (name == method + Named && takesText()))).Effects;
    }

    private static bool IsNamed(string method, string name) => name[^1] == '*' ? method.AsSpan().StartsWith(name.AsSpan(0, name.Length - 1), StringComparison.Ordinal) : method == name;
}
