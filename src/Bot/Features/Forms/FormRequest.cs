using KobanBot.Bot.Features.Kit;
using KobanBot.Bot.Fields;
using KobanBot.Core.Councils;
using KobanBot.Core.Facts;
using KobanBot.Core.Forms;
using KobanBot.Core.Organisation;

namespace KobanBot.Bot.Features.Forms;

/// <summary>Which form of which council is asked for. It comes from a button, or back with a consent: nothing of it is trusted.</summary>
/// <param name="About">The meeting's id, or the day of a slip; empty for the others.</param>
/// <param name="Member">Whose 委嘱状; null for everybody's.</param>
/// <param name="Purpose">利用目的, where the form asks for one.</param>
internal sealed record FormRequest(FormKind Kind, CouncilId Council, string About, MemberId? Member, string Purpose)
{
    public const int LongestPurpose = 100;

    /// <summary>Of a record: which revision; null for the newest.</summary>
    public int? Revision { get; init; }

    /// <summary>For the phone.</summary>
    public bool IsPdf { get; init; }

    /// <summary>発行番号 of what is made again; null for what is made now.</summary>
    public int? Number { get; init; }

    /// <summary>第3号様式 and 第4号様式 hold personal data: they ask for the purpose, are entered in the audit and say who has had them made.</summary>
    public bool NeedsPurpose => Kind is FormKind.CommissionLetter or FormKind.MemberRoster;

    /// <summary>Of 通知はがき: it is made now, so that addresses are read. What is only offered needs none.</summary>
    public bool TakesAddresses { get; init; }

    public bool LacksPurpose => NeedsPurpose && Purpose.Length == 0;

    /// <summary>What a further 発行 of the same would be about, as in <see cref="FormIssue"/>.</summary>
    public string Subject =>
        Kind switch
        {
            FormKind.CommissionLetter or FormKind.DismissalNotice => Member?.Value ?? "",
            FormKind.MeetingResult when Revision is { } revision => $"{About}.{revision}",
            FormKind.MeetingResult or FormKind.ResultNotice or FormKind.EstablishmentSlip => About,
            _ => "",
        };

    /// <summary>Null when the button names no form.</summary>
    public static FormRequest? Read(Step step) =>
        step.Data.Choice<FormKind>(FormVerbs.FormKey) is not { } kind
            ? null
            : new FormRequest(
                kind,
                step.Council,
                step.Data.Text(FormVerbs.AboutKey),
                step.Data.Text(FormVerbs.MemberKey) is { Length: > 0 } member && member != PurposeCard.Everybody
                    ? new MemberId(member)
                    : null,
                step.Data.Text(FormVerbs.PurposeKey)
            )
            {
                Revision = step.Data.Number(FormVerbs.RevisionKey),
                Number = step.Data.Number(FormVerbs.NumberKey),
                IsPdf = IsPdfAsked(step),
            };

    public static bool IsPdfAsked(Step step) => step.Data.Text(FormVerbs.FormatKey) == FormVerbs.Pdf;

    /// <summary>By what the same form is made once the person has agreed to take it.</summary>
    public IReadOnlyDictionary<string, string> Context() =>
        new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["verb"] = FormVerbs.Make,
            [Buttons.CouncilKey] = Council.Value,
            [FormVerbs.FormKey] = Kind.ToString(),
            [FormVerbs.AboutKey] = About,
            [FormVerbs.RevisionKey] = Revision is { } revision ? $"{revision}" : "",
            [FormVerbs.NumberKey] = Number is { } number ? $"{number}" : "",
            [FormVerbs.MemberKey] = Member?.Value ?? "",
            [FormVerbs.PurposeKey] = Purpose,
            [FormVerbs.FormatKey] = IsPdf ? FormVerbs.Pdf : "",
        };

    /// <summary>Who may have it made (RULES 2.8): the letters are the section's; the roster stays at the station; the rest is for who reads the council.</summary>
    public static CouncilRights Rights(FormKind kind) =>
        kind switch
        {
            FormKind.CommissionLetter or FormKind.DismissalNotice => CouncilRights.Section,
            FormKind.HandoverSheet => CouncilRights.Operate | CouncilRights.Section | CouncilRights.Supervise | CouncilRights.Chief,
            FormKind.NoticePostcard => CouncilRights.Contacts,
            FormKind.MemberRoster or FormKind.OperationList or FormKind.EstablishmentSlip => CouncilRights.Section
                | CouncilRights.Supervise
                | CouncilRights.Chief,
            _ => CouncilRights.Read,
        };
}
