using System.Globalization;
using System.Reflection;

namespace Amorsize.Profiler.Binding;

/// <summary>
/// Reads the rows of an MSTest test method from its data source attributes ([DataRow], [DynamicData] or a class of the user). Their interface is found
/// by name, since the profiler does not reference MSTest.
/// </summary>
internal static class TestRows
{
    private const string DataSourceInterface = "Microsoft.VisualStudio.TestTools.UnitTesting.ITestDataSource";

    /// <param name="method">The test method.</param>
    /// <param name="code">Runs the sources of the rows.</param>
    /// <exception cref="FlagException">The method has no rows, or a row does not fit its parameters.</exception>
    /// <exception cref="UserCodeException">The source of the rows threw.</exception>
    public static object?[][] Of(MethodInfo method, UserCode code)
    {
        var rows = code.Run("the source of its data rows", () => RowsOf(method)).ConvertAll(row => Fit(row, method.GetParameters()));
        return rows.Count > 0 ? [.. rows] : throw new FlagException("The method has no data rows; it needs at least one");
    }

    private static List<object?[]> RowsOf(MethodInfo method) =>
    [
        .. method.GetCustomAttributes()
            .Select(attribute => (Attribute: attribute, Source: attribute.GetType().GetInterface(DataSourceInterface)))
            .Where(source => source.Source is not null)
            .SelectMany(source => (IEnumerable<object?[]>)source.Source!.GetMethod("GetData")!.Invoke(source.Attribute, [method])!),
    ];

    private static object?[] Fit(object?[] row, ParameterInfo[] parameters)
    {
        if (row.Length != parameters.Length)
            throw new FlagException($"A data row has {row.Length} value(s), the method takes {parameters.Length}");
        return [.. row.Zip(parameters, (value, parameter) => Fit(value, parameter.ParameterType))];
    }

    private static object? Fit(object? value, Type type)
    {
        if (value is null ? !type.IsValueType || Nullable.GetUnderlyingType(type) is not null : type.IsInstanceOfType(value))
            return value;
        try
        {
            return Convert.ChangeType(value, type, CultureInfo.InvariantCulture);
        }
        catch (Exception e) when (e is InvalidCastException or FormatException or OverflowException)
        {
            throw new FlagException($"A data row has a value of type {value?.GetType().ToString() ?? "null"} where the method takes {type}");
        }
    }
}
