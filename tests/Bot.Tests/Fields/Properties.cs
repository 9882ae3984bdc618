using System.Collections;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace KobanBot.Bot.Tests.Fields;

/// <summary>The properties of a record, for tests that must not miss a new one.</summary>
internal static class Properties
{
    /// <summary>Properties that can be set and are neither a field's nor excused, as "Record.Property".</summary>
    /// <param name="fields">"Property", or "Part.Property" of a part.</param>
    public static List<string> WithoutField<T>(IEnumerable<string> fields, IReadOnlyDictionary<string, string> excused)
    {
        var named = fields.SelectMany(f => f.Split('.')).ToHashSet(StringComparer.Ordinal);
        return
        [
            .. Of(typeof(T))
                .Select(p => p.Name)
                .Where(p => !named.Contains(p))
                .Select(p => $"{typeof(T).Name}.{p}")
                .Where(p => !excused.ContainsKey(p)),
        ];
    }

    /// <summary>Properties that are as in a new record. What the compiler requires is set.</summary>
    public static List<string> NotSet<T>(T record)
        where T : class
    {
        var blank = Activator.CreateInstance<T>();
        return
        [
            .. Of(typeof(T))
                .Where(p => p.GetCustomAttribute<RequiredMemberAttribute>() is null)
                .Where(p => IsSame(p.GetValue(record), p.GetValue(blank)))
                .Select(p => $"{typeof(T).Name}.{p.Name}"),
        ];
    }

    private static IEnumerable<PropertyInfo> Of(Type record) =>
        record.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(p => p.CanWrite);

    private static bool IsSame(object? value, object? blank) =>
        Equals(value, blank) || (value is ICollection { Count: 0 } && blank is ICollection { Count: 0 });
}
