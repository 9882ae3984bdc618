using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using KobanBot.Core.Text;

namespace KobanBot.Bot.Fields;

/// <summary>
/// What a card sent: the button's own data and the inputs, merged by the client. Everything is text from outside; nothing is
/// trusted. Reading never throws.
/// </summary>
internal sealed class CardData
{
    public static readonly CardData Empty = new(new Dictionary<string, string>(StringComparer.Ordinal));

    private readonly IReadOnlyDictionary<string, string> _values;

    private CardData(IReadOnlyDictionary<string, string> values) => _values = values;

    public static CardData Of(IReadOnlyDictionary<string, string> values) => new(values);

    public bool Has(string key) => _values.ContainsKey(key);

    /// <summary>The text of an input, cleaned by <see cref="Visible"/>. Empty when absent.</summary>
    public string Text(string key) => _values.TryGetValue(key, out var value) ? Visible.Clean(value) : "";

    /// <summary>The text of an input as the client sent it. Empty when absent.</summary>
    public string Raw(string key) => _values.TryGetValue(key, out var value) ? value : "";

    public CardData Without(IEnumerable<string> keys)
    {
        var left = keys.ToHashSet(StringComparer.Ordinal);
        return new CardData(_values.Where(v => !left.Contains(v.Key)).ToDictionary(StringComparer.Ordinal));
    }

    /// <summary>Lines of a multi-line input, without the empty ones and without the bullets that Word and Excel paste along.</summary>
    public IReadOnlyList<string> Lines(string key) =>
        [
            .. Text(key)
                .Split('\n')
                .Select(l => Visible.Clean(l.Replace('\t', '　')).TrimStart('・', '•', '●', '○', '－', '-').Trim())
                .Where(l => l.Length > 0),
        ];

    /// <summary>Ids, in whatever way a client parts them. Where what was not offered would count as not ticked, <see cref="FieldReader.Ticked"/> reads.</summary>
    public IReadOnlyList<string> Choices(string key) => Ticked.Parts(Text(key));

    public bool IsOn(string key) => Text(key) is "true" or "True";

    public int? Number(string key) =>
        int.TryParse(Text(key), NumberStyles.Integer, CultureInfo.InvariantCulture, out var number) ? number : null;

    public Guid? Id(string key) => Guid.TryParse(Text(key), out var id) ? id : null;

    public TEnum? Choice<TEnum>(string key)
        where TEnum : struct, Enum =>
        Text(key) is { Length: > 0 } name
        && !char.IsAsciiDigit(name[0])
        && Enum.TryParse<TEnum>(name, out var value)
        && Enum.IsDefined(value)
            ? value
            : null;

    /// <summary>All inputs as they were typed, for drawing the card again with them.</summary>
    public IReadOnlyDictionary<string, string> Typed =>
        _values.ToDictionary(v => v.Key, v => Visible.Clean(v.Value), StringComparer.Ordinal);

    /// <summary>A digest by which the same input is recognised.</summary>
    public string Digest(string verb)
    {
        var text = new StringBuilder(verb);
        foreach (var (key, value) in _values.OrderBy(v => v.Key, StringComparer.Ordinal))
        {
            text.Append('\u001f').Append(key).Append('\u001e').Append(value);
        }

        return Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())).AsSpan(0, 12));
    }
}
