namespace Escalade.Physics.Simulation;

internal sealed unsafe partial class Batch<T>
{
    private const int SearchEvaluations = 50;
    private const double SearchTolerance = 0.01;

    private TreeMatrix _hessianPlaces = new([]);
    private T* _hessian;
    private T* _hessianInverse;
    private T* _momentum;
    private T* _direction;
    private T* _directionMomentum;
    private T* _gradient;
    private T* _missing;
    private T* _directionRows;

    private void PrepareNewton()
    {
        _hessianPlaces = _topology.WithPairs(_pairs.Select(pair => (pair.Body1, pair.Body2)));
        _hessian = _memory.Take<T>(_hessianPlaces.Size);
        _hessianInverse = _memory.Take<T>(_dofs);
        _momentum = _memory.Take<T>(_dofs);
        _direction = _memory.Take<T>(_dofs);
        _directionMomentum = _memory.Take<T>(_dofs);
        _gradient = _memory.Take<T>(_dofs);
    }

    private void ReserveNewton(LaneMemory memory, int rows)
    {
        _missing = memory.Take<T>(rows);
        _directionRows = memory.Take<T>(rows);
    }

    /// <summary>
    /// Minimises over accelerations a the cost (a - a0) M (a - a0) / 2 + sum of s(J a - r), where s is the square of what is missing of a
    /// row over twice its resistance, and 0 where nothing is missing (MuJoCo's documentation, "Algorithms: Newton").
    /// </summary>
    private void SolveByNewton()
    {
        var tolerance = T.Broadcast(_model.Options.Tolerance);
        StartAccelerations();
        var cost = UpdateForces();
        var active = HasRows();
        for (var iteration = 0; iteration < _model.Options.Iterations && T.Lanes(active) != 0; iteration++)
        {
            ChooseDirection();
            var length = Search(active);
            // Where no length is better the search is at its end.
            active = active & NotZero(length);
            var step = length & active;
            for (var i = 0; i < _dofs; i++)
            {
                _acceleration[i] = T.MultiplyAdd(_direction[i], step, _acceleration[i]);
                _momentum[i] = T.MultiplyAdd(_directionMomentum[i], step, _momentum[i]);
            }
            for (var r = 0; r < _rowsUsed; r++)
            {
                _missing[r] = T.MultiplyAdd(_directionRows[r], step, _missing[r]);
            }
            var before = cost;
            cost = UpdateForces();
            var gradient = default(T);
            for (var i = 0; i < _dofs; i++)
            {
                gradient = T.MultiplyAdd(_gradient[i], _gradient[i], gradient);
            }
            var goesOn = ((before - cost) * T.Broadcast(_scale) >= tolerance) & (T.Sqrt(gradient) * T.Broadcast(_scale) >= tolerance);
            active &= goesOn;
        }
    }

    private static T NotZero(T value) => (value < T.Broadcast(0)) | (value > T.Broadcast(0));

    /// <summary>The better of the last accelerations and those without forces; with what follows from them.</summary>
    private void StartAccelerations()
    {
        Multiply(_topology.Mass, _mass, _warmStart, _momentum);
        var (warm, smooth) = (default(T), default(T));
        for (var i = 0; i < _dofs; i++)
        {
            var half = T.Broadcast(0.5) * (_momentum[i] - _smoothForce[i]);
            warm = T.MultiplyAdd(half, _warmStart[i] - _smoothAcceleration[i], warm);
        }
        for (var r = 0; r < _rowsUsed; r++)
        {
            _missing[r] = DotRow(r, _warmStart) - _reference[r];
            _directionRows[r] = DotRow(r, _smoothAcceleration) - _reference[r];
            warm += RowCost(r, _missing[r]);
            smooth += RowCost(r, _directionRows[r]);
        }
        var worse = warm > smooth;
        for (var i = 0; i < _dofs; i++)
        {
            _acceleration[i] = T.Select(worse, _smoothAcceleration[i], _warmStart[i]);
            // M a0 is the force that a0 comes of.
            _momentum[i] = T.Select(worse, _smoothForce[i], _momentum[i]);
        }
        for (var r = 0; r < _rowsUsed; r++)
        {
            _missing[r] = T.Select(worse, _directionRows[r], _missing[r]);
        }
    }

    private T RowCost(int r, T missing) => T.Broadcast(0.5) * _stiffness[r] * missing * missing & (missing < T.Broadcast(0));

    /// <summary>Forces of the rows, the gradient, and the cost.</summary>
    private T UpdateForces()
    {
        var cost = default(T);
        for (var r = 0; r < _rowsUsed; r++)
        {
            _rowForce[r] = -(_stiffness[r] * _missing[r]) & (_missing[r] < T.Broadcast(0));
            cost += RowCost(r, _missing[r]);
        }
        GatherForces(_constraintForce);
        for (var i = 0; i < _dofs; i++)
        {
            var unbalanced = _momentum[i] - _smoothForce[i];
            cost = T.MultiplyAdd(T.Broadcast(0.5) * unbalanced, _acceleration[i] - _smoothAcceleration[i], cost);
            _gradient[i] = unbalanced - _constraintForce[i];
        }
        return cost;
    }

    /// <summary>Against the gradient by the inverse of H = M + J' D J, over the rows that push.</summary>
    private void ChooseDirection()
    {
        var (rows, columns) = (_hessianPlaces.Rows, _hessianPlaces.Columns);
        var (massRows, massColumns) = (_topology.Mass.Rows, _topology.Mass.Columns);
        for (var i = 0; i < _dofs; i++)
        {
            var mass = massRows[i];
            for (var k = rows[i]; k < rows[i + 1]; k++)
            {
                var isMass = mass < massRows[i + 1] && massColumns[mass] == columns[k];
                _hessian[k] = isMass ? _mass[mass++] : default;
            }
        }
        for (var r = 0; r < _rowsUsed; r++)
        {
            var jacobian = _jacobian + _dofs * r;
            var weight = _stiffness[r] & (_missing[r] < T.Broadcast(0));
            if (T.Lanes(weight > T.Broadcast(0)) == 0)
            {
                continue;
            }
            for (var i = 0; i < _dofs; i++)
            {
                var scaled = jacobian[i] * weight;
                for (var k = rows[i]; k < rows[i + 1]; k++)
                {
                    _hessian[k] = T.MultiplyAdd(scaled, jacobian[columns[k]], _hessian[k]);
                }
            }
        }
        Factorize(_hessianPlaces, _hessian, _hessian, _hessianInverse);
        for (var i = 0; i < _dofs; i++)
        {
            _direction[i] = -_gradient[i];
        }
        Solve(_hessianPlaces, _hessian, _hessianInverse, _direction);
        Multiply(_topology.Mass, _mass, _direction, _directionMomentum);
        for (var r = 0; r < _rowsUsed; r++)
        {
            _directionRows[r] = DotRow(r, _direction);
        }
    }

    /// <summary>
    /// How far to go along the direction: a zero of the slope, by Newton's method from one side until it is bracketed, then from both sides
    /// and the middle. 0 where nothing is better.
    /// </summary>
    private T Search(T active)
    {
        var line = PrepareLine(out var norm);
        var moves = active & (norm >= T.Broadcast(Least));
        var tolerance = norm * T.Broadcast(_model.Options.Tolerance * SearchTolerance / _scale);

        var start = Evaluate(line, default);
        var p1 = Evaluate(line, start.Newton);
        p1 = LinePoint.Select(start.Cost < p1.Cost, start, p1);
        var result = p1.Length;
        var open = moves & T.AndNot(AllSet, T.Abs(p1.Slope) < tolerance);
        // Counted in every world alone: when one gives up must not depend on the others.
        var evaluations = T.Broadcast(2);
        var most = T.Broadcast(SearchEvaluations);
        var one = T.Broadcast(1);

        // From one side, until the slope turns.
        var isDown = p1.Slope < T.Broadcast(0);
        var p2 = p1;
        var advancing = open & Falls(p1);
        while (T.Lanes(advancing) != 0)
        {
            p2 = LinePoint.Select(advancing, p1, p2);
            p1 = LinePoint.Select(advancing, Evaluate(line, p1.Newton), p1);
            evaluations += one & advancing;
            result = T.Select(advancing, p1.Length, result);
            open = T.AndNot(open, advancing & (T.Abs(p1.Slope) < tolerance));
            advancing = advancing & open & Falls(p1) & (evaluations < most);
        }
        // What could not be bracketed stays where it got to.
        open &= evaluations < most;

        var next2 = p1;
        var next1 = T.Lanes(open) != 0 ? Evaluate(line, p1.Newton) : p1;
        evaluations += one;
        var searching = open & (evaluations < most);
        while (T.Lanes(searching) != 0)
        {
            var middle = Evaluate(line, T.Broadcast(0.5) * (p1.Length + p2.Length));
            evaluations += one & searching;
            var (found, best) = Converged(tolerance, next1, next2, middle);
            result = T.Select(searching & found, best, result);
            open = T.AndNot(open, searching & found);
            searching &= open;
            var (moved1, q1) = Tighten(p1, next1, next2, middle);
            var (moved2, q2) = Tighten(p2, next1, next2, middle);
            var stuck = T.AndNot(searching, moved1 | moved2);
            result = T.Select(stuck, middle.Length, result);
            open = T.AndNot(open, stuck);
            searching &= open;
            var (any1, any2) = (searching & moved1, searching & moved2);
            p1 = LinePoint.Select(any1, q1, p1);
            p2 = LinePoint.Select(any2, q2, p2);
            if (T.Lanes(any1) != 0)
            {
                next1 = LinePoint.Select(any1, Evaluate(line, p1.Newton), next1);
                evaluations += one & any1;
            }
            if (T.Lanes(any2) != 0)
            {
                next2 = LinePoint.Select(any2, Evaluate(line, p2.Newton), next2);
                evaluations += one & any2;
            }
            searching &= evaluations < most;
        }
        if (T.Lanes(open) != 0)
        {
            var better = T.Select(p1.Cost <= p2.Cost, p1.Length, p2.Length);
            var least = T.Select(p1.Cost <= p2.Cost, p1.Cost, p2.Cost);
            result = T.Select(open, better & (least < start.Cost), result);
        }
        return result & moves;

        T Falls(LinePoint p) => T.Select(isDown, p.Slope <= -tolerance, p.Slope >= tolerance);
    }

    /// <summary>Of the points whose slope is about 0 the cheapest.</summary>
    private static (T Found, T Length) Converged(T tolerance, LinePoint a, LinePoint b, LinePoint c)
    {
        var (found, length, cost) = (default(T), default(T), default(T));
        foreach (var point in (ReadOnlySpan<LinePoint>)[a, b, c])
        {
            var takes = (T.Abs(point.Slope) < tolerance) & (T.AndNot(AllSet, found) | (point.Cost < cost));
            length = T.Select(takes, point.Length, length);
            cost = T.Select(takes, point.Cost, cost);
            found |= takes;
        }
        return (found, length);
    }

    /// <summary>An end of the bracket moves to a point on its own side whose slope is nearer to 0.</summary>
    private static (T Moved, LinePoint Point) Tighten(LinePoint end, LinePoint a, LinePoint b, LinePoint c)
    {
        var moved = default(T);
        var zero = T.Broadcast(0);
        foreach (var point in (ReadOnlySpan<LinePoint>)[a, b, c])
        {
            var below = (end.Slope < zero) & (point.Slope < zero) & (end.Slope < point.Slope);
            var above = (end.Slope > zero) & (point.Slope > zero) & (end.Slope > point.Slope);
            var takes = below | above;
            end = LinePoint.Select(takes, point, end);
            moved |= takes;
        }
        return (moved, end);
    }

    /// <summary>The cost of accelerations as a parabola along the direction; and the direction's length.</summary>
    private Parabola PrepareLine(out T norm)
    {
        var (linear, square, length, constant) = (default(T), default(T), default(T), default(T));
        for (var i = 0; i < _dofs; i++)
        {
            var unbalanced = _momentum[i] - _smoothForce[i];
            linear = T.MultiplyAdd(_direction[i], unbalanced, linear);
            square = T.MultiplyAdd(_direction[i], _directionMomentum[i], square);
            length = T.MultiplyAdd(_direction[i], _direction[i], length);
            constant = T.MultiplyAdd(T.Broadcast(0.5) * unbalanced, _acceleration[i] - _smoothAcceleration[i], constant);
        }
        norm = T.Sqrt(length);
        return new Parabola(constant, linear, T.Broadcast(0.5) * square);
    }

    /// <summary>Cost, slope and curvature at a length; of the rows those count that push there.</summary>
    private LinePoint Evaluate(Parabola line, T length)
    {
        var (constant, linear, square) = (line.Constant, line.Linear, line.Square);
        for (var r = 0; r < _rowsUsed; r++)
        {
            var (missing, along) = (_missing[r], _directionRows[r]);
            var weight = _stiffness[r] & (T.MultiplyAdd(along, length, missing) < T.Broadcast(0));
            var weighted = weight * missing;
            var half = T.Broadcast(0.5);
            constant = T.MultiplyAdd(half * missing, weighted, constant);
            linear = T.MultiplyAdd(along, weighted, linear);
            square = T.MultiplyAdd(half * along * weight, along, square);
        }
        var curvature = square + square;
        curvature = T.Select(curvature <= T.Broadcast(0), T.Broadcast(Least), curvature);
        return new LinePoint(
            length, T.MultiplyAdd(T.MultiplyAdd(square, length, linear), length, constant), T.MultiplyAdd(square + square, length, linear), curvature);
    }

    private readonly struct Parabola(T constant, T linear, T square)
    {
        public readonly T Constant = constant;
        public readonly T Linear = linear;
        public readonly T Square = square;
    }

    private readonly struct LinePoint(T length, T cost, T slope, T curvature)
    {
        public readonly T Length = length;
        public readonly T Cost = cost;
        public readonly T Slope = slope;
        private readonly T _curvature = curvature;

        /// <summary>Where Newton's method goes from here.</summary>
        public T Newton => Length - Slope / _curvature;

        public static LinePoint Select(T mask, LinePoint a, LinePoint b) => new(
            T.Select(mask, a.Length, b.Length), T.Select(mask, a.Cost, b.Cost), T.Select(mask, a.Slope, b.Slope),
            T.Select(mask, a._curvature, b._curvature));
    }
}
