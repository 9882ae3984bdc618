using KobanBot.Core.Organisation;

namespace KobanBot.Bot.Storage;

/// <summary>Kept forms as rows of the person's live range, which every turn reads anyway.</summary>
internal sealed class KeptFormStore(StorageTables tables) : IKeptForms
{
    private readonly ITable _people = tables.People;

    public Task KeepAsync(OfficerId id, KeptForm form, CancellationToken cancellation) =>
        WriteAsync(
            id,
            rows =>
            {
                var key = Keys.OfForm(form.Key);
                var others = rows.Where(r => r.Key != key && PartitionRows.Form.Reads(r))
                    .Select(r => (Row: r, Form: PartitionRows.Form.Read(r)));
                var over = others.OrderByDescending(o => o.Form.At).Where((o, i) => i >= KeptForm.Most - 1 || o.Form.IsOver(form.At));
                var stored = PartitionRows.Form.Replaceable(rows.FirstOrDefault(r => r.Key == key));
                return [RowWrite.Put(PartitionRows.Form.Of(Keys.Of(id), key, form), stored), .. over.Select(o => RowWrite.Delete(o.Row))];
            },
            cancellation
        );

    public Task DropAsync(OfficerId id, string key, CancellationToken cancellation) =>
        WriteAsync(
            id,
            rows => [.. rows.Where(r => r.Key == Keys.OfForm(key) && PartitionRows.Form.Reads(r)).Select(RowWrite.Delete)],
            cancellation
        );

    /// <summary>Two tries: whoever was faster has done the same, or has written another form of this person.</summary>
    private async Task WriteAsync(OfficerId id, Func<IReadOnlyList<Row>, IReadOnlyList<RowWrite>> writes, CancellationToken cancellation)
    {
        for (var attempt = 0; attempt < 2; attempt++)
        {
            var rows = await _people.ReadRangeAsync(Keys.Of(id), Keys.Form, Keys.After(Keys.Form), cancellation);
            if (writes(rows) is not { Count: > 0 } needed || await _people.TryWriteAsync(Keys.Of(id), needed, cancellation))
            {
                return;
            }
        }
    }
}
