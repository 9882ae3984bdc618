using KobanBot.Bot.Fields;
using KobanBot.Core.Facts;
using KobanBot.Core.Members;
using KobanBot.Core.Time;

namespace KobanBot.Bot.Features.Members.Letters;

/// <summary>Whose letters were handed over, and when.</summary>
internal sealed record LettersForm(HandOverLetters? Request, FormState State)
{
    public const string Letters = "letters";
    public const string Day = "handedOver";

    public static LettersForm Read(CardData data)
    {
        var fields = new FieldReader(data);
        var day = fields.Date(Day, required: "交付した日を入力してください。");
        var state = fields.State();
        return new LettersForm(day is { } on && !state.HasErrors ? new HandOverLetters(Read(data, Letters), on) : null, state);
    }

    /// <summary>A letter as a choice of the card.</summary>
    public static string Value(LetterOf letter) => $"{letter.Member}@{letter.First:O}";

    public static IReadOnlyList<LetterOf> Read(CardData data, string key) => [.. data.Choices(key).Select(Letter).OfType<LetterOf>()];

    private static LetterOf? Letter(string value) =>
        value.LastIndexOf('@') is > 0 and var at && JapaneseDate.TryParse(value[(at + 1)..], out var first)
            ? new LetterOf(new MemberId(value[..at]), first)
            : null;
}
