using KobanBot.Bot.Features.Kit;
using KobanBot.Bot.Fields;
using KobanBot.Core.Guideline;
using KobanBot.Core.Reminders;

namespace KobanBot.Bot.Features.Reminders;

/// <summary>通知の設定: which kinds do not come by themselves.</summary>
internal sealed class MuteFlow : IFlow
{
    public IReadOnlyList<Verb> Verbs => [new Reads(ReminderVerbs.Mute, MuteAsync), new Changes(ReminderVerbs.SaveMute, SaveMuteAsync)];

    public IReadOnlyList<Effect> Effects =>
        [new(ReminderVerbs.Mute, "2/0"), new(ReminderVerbs.SaveMute, "2/1") { Writes = ["person.preferences"] }];

    public IReadOnlyList<Spoken> Words =>
        [
            new(
                ReminderVerbs.Mute,
                "通知を受けない事項を選びます。一覧とホームには表示されます。",
                "通知の設定",
                "つうちのせってい",
                "通知設定"
            )
            {
                Signs = ["通知|お知らせ|りまいんど 止め|多い|多すぎ|いらない|要らない|減ら|うるさい|オフ|設定|不要"],
            },
        ];

    private static async Task<Reply> MuteAsync(Reading at, CancellationToken cancellation)
    {
        var loaded = await at.ReaderAsync(cancellation);
        return Reply.Card(MuteCard.Render(new MuteView(at.Step.Draw(), loaded?.State.Preferences.Muted ?? [])));
    }

    private static Task<Reply> SaveMuteAsync(Changing at, CancellationToken cancellation)
    {
        // Only kinds that exist and may be muted, whatever the card sends.
        var fields = new FieldReader(at.Step.Data);
        var ticked = fields.Ticked(MuteCard.Kinds, MuteCard.Offered);
        List<ObligationKind> muted = [.. ticked.Ids.Select(Enum.Parse<ObligationKind>).Order()];
        var error = fields.Errors.GetValueOrDefault(MuteCard.Kinds);
        if (error is not null && muted.Count == 0)
        {
            // Nothing of it could be read: what is set stays.
            return at.ChangeReaderAsync(
                state => new ReaderResult(
                    null,
                    Reply.Card(MuteCard.Render(new MuteView(at.Step.Draw(), state.Preferences.Muted) { Error = error }))
                ),
                cancellation
            );
        }

        return at.ChangeReaderAsync(
            _ => new ReaderResult(
                new ReaderChange { Preferences = new ReaderPreferences { Muted = muted } },
                Reply.Card(MuteCard.Render(new MuteView(at.Step.Draw(), muted, "通知の設定を保存しました。") { Error = error }))
            ),
            cancellation
        );
    }
}
