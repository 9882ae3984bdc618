using KobanBot.Bot.Fields;
using KobanBot.Core.Facts;
using KobanBot.Core.Guideline;
using KobanBot.Core.Obligations;
using KobanBot.Core.Organisation;

namespace KobanBot.Bot.Features.Obligations.AbsenteeContact;

/// <summary>Who was told, when and how.</summary>
internal sealed record AbsenteeContactForm(ContactAbsentees Request, FormState State)
{
    /// <summary>Ticked on the list of those who wait, which the card draws.</summary>
    public const string Members = "members";

    public static readonly IReadOnlyList<InputField<ContactAbsentees>> Fields =
    [
        new DayField<ContactAbsentees>
        {
            Property = nameof(ContactAbsentees.Day),
            Id = "day",
            Label = "連絡した日（必須）",
            Required = "連絡した日を入力してください。",
            Get = c => c.Day,
            Set = (c, day) => day is { } on ? c with { Day = on } : c,
        },
        new WordField<ContactAbsentees>
        {
            Property = nameof(ContactAbsentees.Means),
            Id = "means",
            Label = "方法（必須）",
            Words = ObligationWords.Means(ObligationKind.AbsenteeContact),
            Get = c => c.Means,
            Set = (c, means) => c with { Means = means },
        },
    ];

    public static AbsenteeContactForm Read(CardData data, MeetingId meeting)
    {
        var fields = new FieldReader(data);
        var chosen = data.Choices(Members).Select(id => new MemberId(id));
        var read = Fields.Aggregate(new ContactAbsentees(meeting, [.. chosen], default, ""), (c, field) => field.Read(fields, c));
        return new AbsenteeContactForm(read, fields.State());
    }

    /// <summary>The form before anybody types.</summary>
    public static ContactAbsentees Prefilled(MeetingId meeting, DateOnly today) =>
        new(meeting, [], today, ObligationWords.Means(ObligationKind.AbsenteeContact)[0]);

    /// <summary>The field that a refusal is about; null when it is about the request as a whole.</summary>
    public static string? FieldOf(Core.Refusal refusal) =>
        refusal.Property == nameof(ContactAbsentees.Members) ? Members : Fields.IdOf(refusal);
}
