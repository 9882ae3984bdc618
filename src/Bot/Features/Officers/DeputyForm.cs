using KobanBot.Bot.Fields;
using KobanBot.Core;
using KobanBot.Core.Councils.Transfers;
using KobanBot.Core.Organisation;

namespace KobanBot.Bot.Features.Officers;

/// <summary>Who gets which rights for which days.</summary>
internal sealed record DeputyForm(AppointDeputy? Request, FormState State)
{
    public const string Officer = "deputy";
    public const string Rights = "deputy-rights";
    public const string From = "deputy-from";
    public const string To = "deputy-to";

    public static DeputyForm Read(CardData data, string id)
    {
        var fields = new FieldReader(data);
        var officer = data.Text(Officer);
        if (officer.Length is 0 or > 20)
        {
            fields.Fail(Officer, "代行する方を選択してください。");
        }

        var role = data.Choice<Role>(Rights);
        if (role is null)
        {
            fields.Fail(Rights, "代行する事務を選択してください。");
        }

        var from = fields.Date(From, required: "代行の初日を入力してください。");
        var to = fields.Date(To, required: "代行の末日を入力してください。");
        var state = fields.State();
        return new DeputyForm(
            from is { } first && to is { } last && role is { } rights && !state.HasErrors
                ? new AppointDeputy(id, new OfficerId(officer), rights, first, last)
                : null,
            state
        );
    }

    public static string? FieldOf(Refusal refusal) =>
        refusal.Property switch
        {
            nameof(AppointDeputy.Officer) => Officer,
            nameof(AppointDeputy.Role) => Rights,
            nameof(AppointDeputy.From) => From,
            nameof(AppointDeputy.To) => To,
            _ => null,
        };
}
